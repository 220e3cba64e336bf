package io.orthant.shell.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.orthant.shell.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelSpecTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({
        "Linux, '', '', /home/me/.local/share/jupyter/kernels",
        "Linux, XDG_DATA_HOME, /data, /data/jupyter/kernels",
        "Linux, JUPYTER_DATA_DIR, /jupyter, /jupyter/kernels",
        "Mac OS X, '', '', /home/me/Library/Jupyter/kernels",
        "Windows 11, APPDATA, /roaming, /roaming/jupyter/kernels"
    })
    void theUsersKernelsAreWhereJupyterLooks(String system, String variable, String value, String expected) {
        Map<String, String> environment = variable.isEmpty() ? Map.of() : Map.of(variable, value);
        assertEquals(Path.of(expected), new KernelFolders(environment, Path.of("/home/me"), system).user());
    }

    @Test
    void theActiveEnvironmentHasKernelsOfItsOwn() {
        Path home = Path.of("/home/me");
        assertEquals(
                Path.of("/venv/share/jupyter/kernels"),
                new KernelFolders(Map.of("VIRTUAL_ENV", "/venv"), home, "Linux").active());
        assertThrows(UserError.class, () -> new KernelFolders(Map.of(), home, "Linux").active());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "a b", ".hidden"})
    void namesThatAreNoFolders(String name) {
        assertThrows(UserError.class, () -> KernelFolders.checked(name));
    }

    @Test
    void jupyterIsToldHowToStartTheKernel() throws IOException {
        Path folder = temporary.resolve("orthant");
        KernelSpec.write(folder, "Java", List.of("-Xmx1g"), "a.jar:b.jar");
        JsonObject spec = JsonParser.parseString(Files.readString(folder.resolve("kernel.json")))
                .getAsJsonObject();
        JsonArray command = spec.getAsJsonArray("argv");
        assertTrue(Files.isExecutable(Path.of(command.get(0).getAsString())), command::toString);
        assertTrue(command.toString().contains("\"-Xmx1g\",\"-cp\",\"a.jar:b.jar\""), command::toString);
        assertEquals("{connection_file}", command.get(command.size() - 1).getAsString());
        String script = spec.getAsJsonObject("env").get("RJK_INIT_SCRIPT").getAsString();
        assertTrue(Files.readString(Path.of(script)).contains("import static io.orthant.Np.*;"));
        assertEquals("Java", KernelSpec.title(folder));

        KernelSpec.write(folder, "Java again", List.of(), "c.jar");
        assertEquals("Java again", KernelSpec.title(folder));
        KernelSpec.delete(folder);
        assertFalse(Files.exists(folder));
    }

    @Test
    void whatIsGoneIsNamed() throws IOException {
        Path folder = temporary.resolve("orthant");
        Path jar = Files.createFile(temporary.resolve("a.jar"));
        Path lib = Files.createDirectory(temporary.resolve("lib"));
        KernelSpec.write(folder, "Java", List.of(), jar + java.io.File.pathSeparator + lib.resolve("*"));
        assertEquals(List.of(), KernelSpec.gone(folder));
        Files.delete(jar);
        Files.delete(lib);
        assertEquals(List.of(jar.toString(), lib.toString()), KernelSpec.gone(folder));
    }

    @Test
    void anotherKernelIsLeftAlone() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("python3"));
        Files.writeString(folder.resolve("kernel.json"), "{\"argv\": [\"python\"]}");
        assertFalse(KernelSpec.isOurs(folder));
        assertThrows(UserError.class, () -> KernelSpec.write(folder, "Java", List.of(), "a.jar"));
    }
}
