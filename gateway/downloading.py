"""Files that are saved, not shown."""

from urllib.parse import quote

from fastapi.responses import Response


def as_file(content: bytes, name: str, media: str) -> Response:
    """The bytes under a name, which may be Chinese; kept in no cache."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    return Response(content, media_type=media, headers=headers)
