/** Orthant's command line. */
module io.orthant.shell {
    requires com.google.gson;
    requires info.picocli;
    requires io.orthant;
    requires io.orthant.plot;
    requires java.logging;
    requires jdk.jshell;
    requires static org.jspecify;
    requires static rapaio.jupyter.kernel;

    exports io.orthant.shell.session;

    opens io.orthant.shell to
            info.picocli;
    opens io.orthant.shell.kernel to
            info.picocli;
    opens io.orthant.shell.tour to
            info.picocli;
}
