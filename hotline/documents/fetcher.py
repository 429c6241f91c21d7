"""What a document may load while it is rendered: its fonts, nothing else."""

from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .faces import SUFFIX

SCHEME = "font:"


class FontsOnly(URLFetcher):
    """Answers `font:NAME` from the font folder and refuses every other address, on the network or the disk."""

    def __init__(self, fonts: Path):
        super().__init__(allowed_protocols=["font"])
        self._fonts = {path.name: path for path in fonts.glob(f"*{SUFFIX}")}

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """Raises: FatalURLFetchingError: anything but a font of the folder; the document is not made."""
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or name not in self._fonts:
            raise FatalURLFetchingError("documents load nothing but their fonts")
        return URLFetcherResponse(url, body=self._fonts[name].read_bytes(), headers={"Content-Type": "font/ttf"})
