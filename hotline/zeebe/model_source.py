"""Reads BPMN and DMN files from anywhere: no DOCTYPE, no entities, no network, no huge trees."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..domain.errors import Refused

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"
NAMESPACES = {"bpmn": BPMN, "zeebe": ZEEBE, "dmn": DMN}

LARGEST_MODEL_BYTES = 2 * 1024 * 1024


class ModelRefused(Refused):
    """A model or table can't be taken; the message says which and what to do."""

    code = "model_refused"


@dataclass(frozen=True)
class ModelFile:
    """One parsed file; `root` is its definitions element."""

    name: str
    root: etree._Element

    @property
    def is_table(self) -> bool:
        """Whether it holds decision tables rather than processes."""
        return self.name.endswith(".dmn")

    def each(self, path: str) -> Iterator[etree._Element]:
        """Elements at an ElementPath with the prefixes bpmn, zeebe and dmn."""
        return iter(self.root.findall(path, NAMESPACES))

    def content(self) -> bytes:
        """The file as bytes again."""
        return etree.tostring(self.root.getroottree(), xml_declaration=True, encoding="UTF-8") + b"\n"


def read_model(name: str, content: bytes) -> ModelFile:
    """Parse a model safely.

    Raises:
        ModelRefused: another kind of file, too large, not well-formed, with a DOCTYPE, or not a model at all.
    """
    if not name.endswith((".bpmn", ".dmn")):
        raise ModelRefused(f"{name} 不是流程模型(.bpmn)或决策表(.dmn),请另选文件")
    if len(content) > LARGEST_MODEL_BYTES:
        raise ModelRefused(f"{name} 超过 {LARGEST_MODEL_BYTES // 1024 // 1024} MB,请精简后再上传")
    root = _parsed(name, content)
    expected = f"{{{DMN if name.endswith('.dmn') else BPMN}}}definitions"
    if root.tag != expected:
        kind = "DMN 1.3 决策表" if name.endswith(".dmn") else "BPMN 2.0 流程模型"
        raise ModelRefused(f"{name} 不是 {kind},请用 Camunda Modeler 另存后再上传")
    return ModelFile(name, root)


def _parsed(name: str, content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0] if error.position else 0
        raise ModelRefused(f"{name} 不是完整的 XML 文件(第 {line} 行),请检查后再上传") from error
    if root.getroottree().docinfo.doctype:
        raise ModelRefused(f"{name} 含有 DOCTYPE 声明,为安全起见不予接受,请删去后再上传")
    return root
