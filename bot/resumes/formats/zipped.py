"""Zips and XML from strangers: bounded unpacking, no entities, bounded depth."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from bot.resumes.values import ReadProblem, UnreadableFile

MAX_MEMBER = 30_000_000
MAX_TOTAL = 120_000_000
MAX_MEMBERS = 5_000
MAX_RATIO = 250
_RATIO_MATTERS = 2_000_000
_MAX_DEPTH = 200


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive, its claimed sizes within limits. Raises `UnreadableFile` CORRUPT or HOSTILE."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError) as error:
        raise UnreadableFile(ReadProblem.CORRUPT, f"zip: {error}") from error
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    bomb = any(
        member.file_size > _RATIO_MATTERS and member.file_size > MAX_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > MAX_MEMBERS or total > MAX_TOTAL or bomb:
        archive.close()
        raise UnreadableFile(ReadProblem.HOSTILE, f"{len(members)} members, {total} bytes unpacked")
    return archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member, never more than MAX_MEMBER bytes whatever its header claims."""
    try:
        with archive.open(name) as stream:
            data = stream.read(MAX_MEMBER + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        NotImplementedError,
        EOFError,
        KeyError,
        ValueError,
    ) as error:
        raise UnreadableFile(ReadProblem.CORRUPT, f"{name}: {error}") from error
    except RuntimeError as error:  # zipfile's way to say that a member is encrypted
        raise UnreadableFile(ReadProblem.PASSWORD, name) from error
    if len(data) > MAX_MEMBER:
        raise UnreadableFile(ReadProblem.HOSTILE, f"{name} unpacks to over {MAX_MEMBER} bytes")
    return data


def parse_xml(data: bytes) -> etree._Element:
    """An XML tree without entities, network or great depth. Raises `UnreadableFile` CORRUPT or HOSTILE."""
    if b"<!ENTITY" in data[:4096] or b"<!DOCTYPE" in data[:4096]:
        raise UnreadableFile(ReadProblem.HOSTILE, "XML with a document type")
    _check_depth(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        problem = (
            ReadProblem.HOSTILE
            if "depth" in str(error).lower() or "huge" in str(error).lower()
            else ReadProblem.CORRUPT
        )
        raise UnreadableFile(problem, str(error)[:200]) from error


def _check_depth(data: bytes) -> None:
    """Refuse absurd nesting before a tree is built: the walkers recurse."""
    depth = 0
    events = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True
    )
    try:
        for event, element in events:
            if event == "start":
                depth += 1
                if depth > _MAX_DEPTH:
                    raise UnreadableFile(ReadProblem.HOSTILE, f"XML nested over {_MAX_DEPTH} deep")
            else:
                depth -= 1
                element.clear()
    except etree.XMLSyntaxError as error:
        problem = (
            ReadProblem.HOSTILE
            if "depth" in str(error).lower() or "huge" in str(error).lower()
            else ReadProblem.CORRUPT
        )
        raise UnreadableFile(problem, str(error)[:200]) from error
