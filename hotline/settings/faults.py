"""Says pydantic's findings in Chinese, with the variable's name and what is wanted; never the value."""
from pydantic import BaseModel, ValidationError

_SAYINGS = {
    "literal_error": "只能是 {expected}",
    "int_parsing": "必须是整数",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "string_pattern_mismatch": "格式不符（要求 {pattern}）",
    "value_error": "{error}",
}


def explain(error: ValidationError, model: type[BaseModel]) -> list[str]:
    """Return one Chinese line for each fault, naming the environment variable."""
    titles = {field.alias: field.description for field in model.model_fields.values()}
    return [_line(fault, titles) for fault in error.errors()]


def _line(fault: dict, titles: dict) -> str:
    saying = _SAYINGS.get(fault["type"], "值无效")
    text = saying.format(**fault.get("ctx", {}))
    name = str(fault["loc"][0]) if fault["loc"] else ""
    return f"{name}（{titles.get(name, '')}）{text}" if name else text
