"""Mutations of texts: by byte, by line and by value."""
import re

VALUES = [
    "", "null", "~", "true", "0", "-1", "1e309", ".nan", "9223372036854775808", "0001-01-01", "9999-12-31", "2026-02-30", "1ns",
    "292y", "99999999999y", "100%", "-5%", "1 EUR", "999999999999 EUR", "none", "'", "\"", "[]", "{}", "[[[[", "&a [*a]", "*x", "<<",
    "!!binary aGk=", "!x y", "|", ">-", "@", "`", "\u202eabc", "\u200b", "\u00a0", "a\u2028b", "a\u0085b", "\x1b[31mred", "\x00", "\ufeff",
    "</script><script>alert(1)</script>", "::error::no", "##[error]no", "=1+1", "../../../etc/passwd", "/dev/zero", "file:///x",
    "{effect.id}", "{{", "manifest.level", "size(results) > 0 || true", "x" * 3000, "\\u0000", "\"\\u202e\"", "\"\\x1b[2J\"",
]
VALUE = re.compile(rb"(?<=[:,\[] )[^\s,\]\}#][^,\]\}#\n]*|(?<=\")[^\"\n]*(?=\")|[0-9]+(?=[,\s<])")


def replace_value(content, other, chance):
    matches = list(VALUE.finditer(content))
    if not matches:
        return content
    match = chance.choice(matches)
    value = chance.choice(VALUES).encode() if chance.random() < 0.7 else some_value(other, chance)
    return content[:match.start()] + value + content[match.end():]


def some_value(content, chance):
    matches = list(VALUE.finditer(content))
    return chance.choice(matches).group() if matches else b""


def change_lines(content, other, chance):
    lines = content.splitlines(keepends=True) or [b"\n"]
    start = chance.randrange(len(lines))
    end = min(len(lines), start + chance.randrange(1, 6))
    block = lines[start:end]
    action = chance.randrange(6)
    if action == 0:
        del lines[start:end]
    elif action == 1:
        lines[start:start] = block
    elif action == 2:
        lines[start:end] = reversed(block)
    elif action == 3:
        del lines[start:end]
        place = chance.randrange(len(lines) + 1)
        lines[place:place] = block
    elif action == 4:
        lines[start:start] = block * min(400, 20_000 // max(1, sum(map(len, block))))
    else:
        source = other.splitlines(keepends=True) or [b"\n"]
        first = chance.randrange(len(source))
        lines[start:start] = source[first:first + chance.randrange(1, 12)]
    return b"".join(lines)


def change_bytes(content, other, chance):
    data = bytearray(content)
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(data) + 1)
        action = chance.randrange(4)
        if action == 0:
            data[place:place] = bytes([chance.randrange(256)])
        elif action == 1:
            del data[place:place + chance.randrange(1, 9)]
        elif action == 2:
            data[place:place] = chance.choice(b"{}[]:,#&*!|>'\"%@`-? \t\r\n").to_bytes(1, "big")
        else:
            del data[place:]
    return bytes(data)


def rename(content, other, chance):
    """Exchanges two words wherever they occur."""
    words = sorted(set(re.findall(rb"[A-Za-z][A-Za-z-]{2,}", content)))
    if len(words) < 2:
        return content
    one, two = chance.sample(words, 2)
    return re.sub(rb"\b" + re.escape(one) + rb"\b", two, content)


def nest(content, other, chance):
    depth = chance.choice([5, 99, 101, 5000])
    opening, closing = chance.choice([(b"[", b"]"), (b"{a: ", b"}")])
    return replace_with(content, opening * depth + b"x" + closing * depth, chance)


def replace_with(content, value, chance):
    matches = list(VALUE.finditer(content))
    if not matches:
        return content + value
    match = chance.choice(matches)
    return content[:match.start()] + value + content[match.end():]


MUTATIONS = [replace_value] * 4 + [change_lines] * 4 + [change_bytes] * 2 + [rename, nest]


def mutated(content, other, chance):
    for _ in range(chance.choice([1, 1, 2, 3, 6])):
        content = chance.choice(MUTATIONS)(content, other, chance)
    return content[:1 << 20]
