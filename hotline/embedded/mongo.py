"""Runs the MongoDB-protocol server on an H2 store: `python -m hotline.embedded.mongo`."""
import os
import threading

import jpype
from jpype import JClass

from hotline.embedded.door import open_door
from hotline.embedded.jvm import start_jvm
from hotline.embedded.mongo_commit import GroupCommit, durable
from hotline.embedded.process import leave, serve, stop_event
from hotline.settings import Settings

HEAP_MB = 1024
CACHE_MB = 512
"""With the default cache a list page over 50,000 cases took 709 ms, with this one 31 ms."""

WIRE_VERSION = 13
"""Of MongoDB 5.0; pymongo 4.18 and later refuse servers below 9."""


def main() -> None:
    """Run the server until a signal comes."""
    stop = stop_event()
    settings = Settings.load()
    ports = settings.home.ports()
    start_jvm("mongo", heap_mb=HEAP_MB, properties={"org.slf4j.simpleLogger.defaultLogLevel": "warn"})
    MongoServer = JClass("de.bwaldvogel.mongo.MongoServer")
    H2Backend = JClass("de.bwaldvogel.mongo.backend.h2.H2Backend")

    folder = settings.home.data_dir("mongo")
    folder.mkdir(parents=True, exist_ok=True)
    store = _store(str(folder / "hotline.mv"))
    backend = H2Backend(store)
    backend.version(_version())
    server = MongoServer(durable(backend, GroupCommit(store)))
    server.bind("127.0.0.1", ports["mongo"])
    open_door(int(os.environ.get("HOTLINE_HEALTH_PORT") or ports["mongo_control"]),
              {("GET", "/healthz"): lambda _: _health(store)})
    threading.Thread(target=_compact, args=(store, stop), name="compact", daemon=True).start()
    while not stop.wait(1.0):
        if store.getPanicException() is not None:
            leave(1, "数据库文件无法写入（多半是磁盘已满），进程退出，等待重启")
    server.shutdownNow()
    store.close()
    leave()


def _store(path: str) -> object:
    MVStore = JClass("org.h2.mvstore.MVStore")

    store = MVStore.Builder().fileName(path).cacheSize(CACHE_MB).autoCommitDisabled().open()
    store.setRetentionTime(0)
    return store


def _health(store: object) -> dict:
    if store.getPanicException() is not None:
        raise RuntimeError("数据库文件无法写入")
    return {"ready": True}


def _compact(store: object, stop: threading.Event) -> None:
    while not stop.wait(30):
        store.compact(70, 4 * 1024 * 1024)


def _version() -> object:
    MongoVersion = JClass("de.bwaldvogel.mongo.MongoVersion")
    List = JClass("java.util.List")

    @jpype.JImplements(MongoVersion)
    class Version:
        @jpype.JOverride
        def getVersionArray(self) -> object:
            return List.of(jpype.JInt(5), jpype.JInt(0), jpype.JInt(0))

        @jpype.JOverride
        def getWireVersion(self) -> int:
            return WIRE_VERSION

        @jpype.JOverride
        def toVersionString(self) -> str:
            return "5.0.0"

    return Version()


if __name__ == "__main__":
    serve(main)
