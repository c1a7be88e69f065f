package org.circulog.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A class that only exists as text: as a class file among the tests it would become part of the service under test. */
record Source(String name, String declaration) {

    static JavaClasses compile(Path directory, Source... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = Stream.of(sources).map(Source::file).toList();
        List<String> options = List.of("--release", "17", "-proc:none", "-d", directory.toString());

        assertThat(compiler.getTask(null, null, null, options, null, files).call())
                .isTrue();

        return new ClassFileImporter().importPath(directory);
    }

    private JavaFileObject file() {
        String text = "package " + name.substring(0, name.lastIndexOf('.')) + "; " + declaration;
        URI uri = URI.create("string:///" + name.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
