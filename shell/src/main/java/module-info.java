/** Orthant's command line. */
module io.orthant.shell {
    requires info.picocli;
    requires io.orthant;
    requires io.orthant.plot;
    requires java.logging;
    requires static org.jspecify;

    opens io.orthant.shell to
            info.picocli;
    opens io.orthant.shell.tour to
            info.picocli;
}
