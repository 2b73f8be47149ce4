"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Files, folders (.txt, .md), or - for standard input.", show_default=False),
]
GlossaryFiles = Annotated[
    list[str] | None,
    typer.Option("--glossary", metavar="PATH", help="Glossary (YAML, CSV, TBX) laid over the shipped one; repeatable."),
]
Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Glossary files or folders; default: the shipped glossary.", show_default=False),
]
Alone = Annotated[bool, typer.Option("--alone", help="Take PATH alone, not laid over the shipped glossary.")]
Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write here; - is standard output.")]
ConfigFile = Annotated[str | None, typer.Option("--config", metavar="FILE", help="Use this configuration file.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore all configuration files.")]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Encoding of the files; default UTF-8, or by byte-order mark."),
]
Language = Annotated[
    str | None, typer.Option("--language", metavar="zh-Hans|zh-Hant|en", help="State the language of all texts.")
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|zh", help="Language of --explain; default: the locale's.")]
MinConfidence = Annotated[
    str | None, typer.Option("--min-confidence", metavar="high|medium|low", help="Least sure findings to show.")
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="PATTERN", help="gitignore pattern of files to skip; repeatable."),
]
ForceExclude = Annotated[bool, typer.Option("--force-exclude", help="Exclude files also when they are named.")]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="File name that stands for standard input.")
]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", help="Colour the output.")]
