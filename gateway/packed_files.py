"""Static files, packed where the build left a packed twin beside them and the browser takes it."""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


class PackedFiles(StaticFiles):
    """`app.css` is answered by `app.css.gz`. Styles and scripts hold nothing of a person, so packing tells nothing."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, packed if possible."""
        media_type = TYPES.get(path.rpartition(".")[2])
        if media_type is None:
            return await super().get_response(path, scope)
        is_packed = "gzip" in Headers(scope=scope).get("accept-encoding", "") and self.lookup_path(f"{path}.gz")[1]
        answer = await super().get_response(f"{path}.gz" if is_packed else path, scope)
        answer.headers["vary"] = "accept-encoding"
        if is_packed and answer.status_code == 200:
            answer.headers["content-type"], answer.headers["content-encoding"] = media_type, "gzip"
        return answer
