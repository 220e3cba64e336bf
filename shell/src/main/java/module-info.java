/** Orthant's command line. */
module io.orthant.shell {
    requires info.picocli;
    requires io.orthant;
    requires static org.jspecify;

    opens io.orthant.shell to
            info.picocli;
}
