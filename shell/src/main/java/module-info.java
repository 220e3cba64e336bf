/** Orthant's command line. */
module io.orthant.shell {
    requires com.google.gson;
    requires info.picocli;
    requires io.orthant;
    requires io.orthant.plot;
    requires java.compiler;
    requires java.logging;
    requires jdk.compiler;
    requires jdk.jshell;
    requires org.jline.reader;
    requires org.jline.terminal;
    requires static org.jspecify;
    requires static rapaio.jupyter.kernel;

    exports io.orthant.shell.repl;
    exports io.orthant.shell.session;

    opens io.orthant.shell to
            info.picocli;
    opens io.orthant.shell.kernel to
            info.picocli;
    opens io.orthant.shell.repl to
            info.picocli;
    opens io.orthant.shell.run to
            info.picocli;
    opens io.orthant.shell.tour to
            info.picocli;
}
