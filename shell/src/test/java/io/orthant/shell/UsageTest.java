package io.orthant.shell;

import static io.orthant.Np.arange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.io.Io;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command explains itself, and says in one line what is wrong with how it was called. */
class UsageTest extends CommandTest {
    @BeforeEach
    void files() throws IOException {
        Io.save(folder.resolve("cube.npy"), arange(24).reshape(2, 3, 4));
        Files.writeString(folder.resolve("bad.npy"), "hello");
        Files.writeString(folder.resolve("bad.csv"), "1,2\n3,x\n");
    }

    static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        collect(Main.commandLine(), names);
        return names.stream();
    }

    private static void collect(CommandLine command, List<String> names) {
        names.add(command.getCommandSpec().qualifiedName());
        command.getSubcommands().values().forEach(sub -> collect(sub, names));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String name) {
        String out = run(
                0, (Object[]) (name + " --help").substring("orthant ".length()).split(" "));
        assertTrue(out.startsWith("Usage: " + name + " "), out);
        assertEquals("", err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "qqq                               | 2 | orthant: Unmatched argument at index 0: 'qqq'",
                "inf                               | 2 | did you mean info?",
                "--nope                            | 2 | orthant: Unknown option: '--nope'",
                "info --nope                       | 2 | orthant info: Unknown option: '--nope'; orthant info --help explains",
                "info @                            | 1 | is a folder",
                "info @/no.npy                     | 1 | there is no file",
                "info @/bad.npy                    | 1 | bad.npy: the magic string is not correct",
                "convert @/cube.npy                | 2 | orthant convert: Missing required parameter: 'OUT'",
                "convert @/cube.npy @/x.csv        | 1 | Expected 1D or 2D array",
                "convert @/cube.npy @/x.npy --dtype F | 2 | Invalid value for option '--dtype'",
                "convert @/bad.csv @/x.npy         | 1 | could not convert string 'x'",
                "convert @ @/x.npy                 | 1 | is a folder",
                "convert @/cube.npy @/no/x.npy     | 1 | there is no folder",
                "convert @/cube.npy @/bad.npy      | 1 | exists; --force overwrites it",
                "tour --cell 99                    | 2 | there is no cell 99",
                "tour --cell x                     | 2 | Invalid value for option '--cell'",
                "run                               | 2 | Missing required parameter: 'FILE'",
                "run @/no.java                     | 1 | there is no file",
                "run @/cube.npy                    | 1 | cannot run",
                "kernel                            | 2 | must follow",
                "kernel frob                       | 2 | 'frob'",
                "kernel install --nope             | 2 | orthant kernel install: Unknown option: '--nope'",
                "repl x                            | 2 | orthant repl: Unmatched argument",
            })
    void aWrongUseIsOneLine(String arguments, int code, String told) {
        run(code, (Object[]) arguments.replace("@", folder.toString()).split(" "));
        assertOneLine(told);
    }
}
