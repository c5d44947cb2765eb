"""XML as nodes says what the tree says, and where it might not, the tree is read."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

import pytest

from gouji_plugins.office import nodes
from gouji_plugins.office.nodes import OddNodeError, element_of, nodes_of
from gouji_plugins.office.trees import tree_of

pytest.importorskip("turbohtml")

SPACE = "urn:w"


def test_a_node_becomes_the_element_that_the_tree_has() -> None:
    data = (
        f'<w:a xmlns:w="{SPACE}" xmlns="urn:default" xmlns:z="urn:z&amp;&quot;&lt;"> <z:b w:c="1" xml:space="preserve">甲&amp;&#13;\r\n'
        '<c xmlns:q="urn:q" q:d="&quot;&#10;"/>]]&gt;<z:e xmlns="" xmlns:z="urn:other"><f/></z:e></z:b>乙</w:a>'
    ).encode()
    root = nodes_of(data, "w", SPACE)
    assert root is not None

    assert tostring(element_of(root)) == tostring(tree_of(data))
    (child,) = [node for node in root.children if hasattr(node, "tag")]
    expected = tree_of(data)[0]
    expected.attrib.clear()
    expected.tail = None
    assert tostring(element_of(child)) == tostring(expected)


@pytest.mark.parametrize(
    "text",
    [
        "<w:a {}><!-- 注 --></w:a>",
        "<w:a {}><![CDATA[甲]]></w:a>",
        '<?xml version="1.0"?><w:a {}><?word 甲?></w:a>',
        '<?xml version="1.0" encoding="us-ascii"?><w:a {}/>',
        '<w:a {}><w:b xmlns:w="urn:other"/></w:a>',
        "<w:a {}><w:b xmlns:w ='urn:other'/></w:a>",
        '<w:a {} xmlns:v="urn:w"/>',
        '<v:a xmlns:v="urn:w"/>',
        "<w:a {}><w:b></w:a>",
        "<w:a {}>&#0;</w:a>",
        "",
    ],
)
def test_the_tree_is_read_of_what_nodes_might_get_wrong(text: str) -> None:
    assert nodes_of(text.replace("{}", f'xmlns:w="{SPACE}"').encode(), "w", SPACE) is None


def test_the_tree_is_read_where_turbohtml_has_no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    data = f'<w:a xmlns:w="{SPACE}"/>'.encode()
    assert nodes_of(data, "w", SPACE) is not None

    monkeypatch.setattr(nodes, "core", lambda: None)

    assert nodes_of(data, "w", SPACE) is None


def test_a_name_that_the_trees_parser_refuses_makes_no_element() -> None:
    root = nodes_of(f'<w:a xmlns:w="{SPACE}"><w:b€/></w:a>'.encode(), "w", SPACE)
    assert root is not None

    with pytest.raises(OddNodeError):
        element_of(root)


def test_declarations_without_end_are_not_sought_again_for_each_element() -> None:
    many = " ".join(f'xmlns:p{number}="urn:{number}"' for number in range(300))
    root = nodes_of(f'<w:a xmlns:w="{SPACE}" {many}><w:b/></w:a>'.encode(), "w", SPACE)
    assert root is not None

    with pytest.raises(OddNodeError):
        element_of(root.children[0])
