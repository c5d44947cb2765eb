"""What mutations put into files: figures, characters, tags and values that their readers may not expect."""

__all__ = ["MARKDOWN_MARKS", "ODD_CHARACTERS", "ODD_FIGURES", "TAGS", "YAML_KEYS", "YAML_LINES", "YAML_VALUES"]

ODD_FIGURES = (
    *("-1", "0", "-0", "00", "1e400", "NaN", "Infinity", "1_000", "0x1F", "1,2,3", "1.", ".5", "１２", "①", "²"),
    *("٣", "५", "９" * 40, "9" * 400, "9" * 5000, "0" * 5000, "1/0", "一百", "½", "Ⅻ", "—", "/", "O", "-", ""),
    *("1 2", "3 件", "+4", "2147483648", "-2147483649", "18446744073709551616", "0.0000000000000000001"),
    *("1" + "0" * 30, "100%", "1．5"),
)
"""Figures that are none, or that no report has."""

ODD_CHARACTERS = (
    *("\0", "\x01", "\x07", "\x08", "\x1b[31m", "\x7f", "\x85", "\x9b", "\u200b", "\u200d", "\u202e", "\u2066"),
    *("\u2028", "\ufeff", "\ufffd", "\uffff", "\ue000", "\U000e0001", "\U0010ffff", "𠮷", "é", "e\u0301"),
    *("\u0301" * 40, "🏛️", "ﷺ", "|", "\t", "\u3000" * 80, " " * 200, "（" * 50, "）" * 50, "《" * 50, "“", "”"),
    *(
        "、" * 20,
        "%s{0}{x}%(a)s",
        "::error::x",
        "一、\n",
        "（七）",
        "2024年",
        "2023年1月1日至",
        "\n--- \n",
        "同比增长",
        "99999999年",
        "0年",
        "2月30日",
    ),
)
"""Characters and words that no report has there."""

TAGS = (
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<tbody>", "<caption>", "<col span=1000>"),
    *("<colgroup>", "<thead>", "<p>", "</p>", "</div>", "</body>", "</html>", "<html>", "<head>", "<frameset>"),
    *("<select><option>", "<template>", "<svg>", "<math><mi>", "<svg><title><p>", "<textarea>", "<plaintext>"),
    *("<noscript>", "<xmp>", "<title>", "<iframe>", "<button>", "<script>", "<script>'<!--<script>'"),
    *("</script>", "<style>", "<style>td{display:none}", "<a><a>", "<b><i></b>", "<form><form>", "<!--", "-->"),
    *("<!-->", "<!--[if mso]>", "<![endif]-->", "<!--[if !supportLists]-->", "<![CDATA[", "]]>", "<?xml ?>"),
    *("<!x>", "<!-- gouji: ignore[T101] x -->", "<!-- gouji: ignore-file[ALL] -->", "<!-- gouji: ignore["),
    *("<!-- gouji: ignore[x]] a -->", "&#0;", "&#x110000;", "&#xD800;", "&#128;", "&nbsp", "&amp;amp;"),
    *("&" + "a" * 300, "&#" + "9" * 300 + ";", "&lt;td&gt;", "&NotEqualTilde;", "<br>", "<hr>", "<img alt='总计'>"),
    *("<o:p></o:p>", "<td colspan=9 rowspan=9>", "<table><tr><td><table>", "<ul><li>", "<dl><dt>"),
)
"""Tags, comments and references that do not belong where they are put."""

MARKDOWN_MARKS = (
    *("| --- |", "|---|---|---|\n", "| | | |\n", "\\|", "`|`", "```\n", "~~~", "    code\n", "> ", ">" * 60),
    *("- " * 40, "1. ", "# ", "=====\n", "[a]: /x\n", "[a][b]", "![总计](x)", "[" * 60, "](" * 30, "*" * 60, "_a_"),
    *("**" * 30, "<table><tr><td>", "</table>\n", "<div>\n", "<!--", "-->", "---\n", "---\ntitle: x\n---\n"),
    *("+++\n", "&nbsp;", "<br>", "\\", "\\\n", "  \n", "<!-- gouji: ignore[T101] 理由 -->", "[^1]", "~~x~~"),
    *("<a@b.c>", "<script>", "<pre>", "<?", "<!A", "<![CDATA[", "`" * 50, "$$", "{: .x}", "|" * 80),
    *("<td rowspan=3>", "\t|", "|\t"),
)
"""Marks that do not belong where they are put."""

YAML_VALUES = (
    *("null", "~", "true", "off", "0", "-1", "1e400", ".nan", ".inf", "0x1F", "0o17", "1_000", "9" * 400),
    *("9" * 5000, "2023-02-30", "2023-01-01", "''", "[]", "{}", "[[]]", "{a: {b: c}}"),
    *("!!python/object/apply:os.system [x]", "!!binary ////", "!!set {a}", "!x y", "? a", "- b", "<<", "&a [*a]"),
    *("*a", "*missing", "&a x", "|\n  text", ">-\n  folded", '"\\ud800"', '"\\0"', '"\\x1b[31m"'),
    *("'" + "x" * 3000 + "'", "@x", "`x`", "%x", '"\\u202e"', "!!str 1", "!!int x", "!!float '1'", "12:30:45"),
    *("1.5", "total-consistency", "ALL", "T1", "gouji:all", "../x", "/etc/passwd", ".", "**/**/**", "[!"),
    *("a" * 300 + "/**", "{a,b}", "~/x", "C:\\x", "..", "*" * 60, "[a-", "error", "info", "never", "青岚县水务局"),
    *("2023", "'2023'", "9" * 30),
)
"""Values that a key of a configuration may not expect."""

YAML_KEYS = (
    *("rules", "waivers", "overrides", "extends", "aliases", "<<", "? [a, b]", "1", "true", "null", "'a b'"),
    *("x" * 2000, "!!str k", "*a", "&a k", "facts", "reason", "until", "year", "rule", "severity", "files"),
    *("in_place", "bodies", "complete", "total-consistency", "T101", "Z999", '"\\u202e"', "[a]", "{a: b}"),
)
"""Keys that a mapping may not expect."""

YAML_LINES = (
    *("---", "...", "%YAML 1.1", "%TAG ! tag:x,2000:", "\t", "- ", "x", "a: b: c", "[", "}", "'", '"', "#"),
    *("\ufeff", "? ", ": ", "!!map", "&a", "*a", "<<: *rules", "language: en", "rules: {}", "rules: &r {<<: *r}"),
    *("extends: .gouji.yaml", "extends: base.yaml", "packs: [x]", "plugins: {disable: [gongkai]}", "root: x"),
    *("waivers: [{rule: T101, agency: 甲, year: 1, reason: x}]", "cache-dir: ../..", "exclude: '**'"),
    *("fail-on: []", "overrides: [{files: x}]", "aliases: {甲: 甲}"),
)
"""Lines that a file in YAML may not expect."""
