import re
import signal
import sys
import time

import pytest

from .programs import needs, wait_until
from .pty_driver import Terminal
from .pty_keys import KINDS, encode
from .pty_screen import Emulator

RAW = """
import os, sys, time, tty
def write(data): os.write(1, data)
def read(): return os.read(0, 4096)
tty.setraw(0)
write(b"ready")
"""

KEY_VIEWER = """
from textual.app import App
from textual.widgets import Label
class KeyViewer(App):
    def compose(self):
        yield Label("press a key")
    def on_key(self, event):
        self.query_one(Label).update(f"<{event.key}>")
    def on_click(self, event):
        self.query_one(Label).update(f"<click {event.screen_x},{event.screen_y}>")
    def on_resize(self, event):
        self.query_one(Label).update(f"<{event.size.width}x{event.size.height}>")
KeyViewer().run()
"""


@pytest.fixture
def raw(terminal):
    """Start a program of a few lines that gets every byte as it is typed."""

    def start(code, arguments=(), **options):
        started = terminal([sys.executable, "-ISc", RAW + code, *arguments], **options)
        started.wait_for("ready")
        return started

    return start


def emulated(*chunks, kind="xterm", size=(20, 4)):
    emulator = Emulator(KINDS[kind], *size)
    for chunk in chunks:
        emulator.feed(chunk)
    return emulator


@pytest.mark.parametrize(
    ("key", "kind", "expected"),
    [
        ("a", "xterm", b"a"),
        ("L", "xterm", b"L"),
        ("é", "xterm", "é".encode()),
        ("+", "xterm", b"+"),
        ("question_mark", "xterm", b"?"),
        ("shift+a", "xterm", b"A"),
        ("ctrl+s", "xterm", b"\x13"),
        ("ctrl+space", "xterm", b"\0"),
        ("ctrl+enter", "xterm", b"\r"),
        ("alt+j", "xterm", b"\x1bj"),
        ("shift+tab", "xterm", b"\x1b[Z"),
        ("backspace", "xterm", b"\x7f"),
        ("ctrl+backspace", "xterm", b"\x08"),
        ("up", "xterm", b"\x1b[A"),
        ("shift+right", "xterm", b"\x1b[1;2C"),
        ("ctrl+left", "xterm", b"\x1b[1;5D"),
        ("delete", "xterm", b"\x1b[3~"),
        ("ctrl+pagedown", "xterm", b"\x1b[6;5~"),
        ("home", "xterm", b"\x1b[H"),
        ("f1", "xterm", b"\x1bOP"),
        ("f5", "xterm", b"\x1b[15~"),
        ("f12", "xterm", b"\x1b[24~"),
        ("shift+f1", "xterm", b"\x1b[1;2P"),
        ("shift+right", "linux", b"\x1b[C"),
        ("home", "linux", b"\x1b[1~"),
        ("f1", "linux", b"\x1b[[A"),
        ("f5", "linux", b"\x1b[[E"),
        ("f6", "linux", b"\x1b[17~"),
        ("ctrl+up", "putty", b"\x1b[A"),
        ("end", "putty", b"\x1b[4~"),
        ("f4", "putty", b"\x1b[14~"),
        ("f1", "kitty", b"\x1bOP"),
        ("enter", "kitty", b"\r"),
    ],
)
def test_keys_are_those_of_the_terminal(key, kind, expected):
    assert encode(key, KINDS[kind]) == expected


def test_the_cursor_mode_changes_the_arrows_but_not_the_modified_ones():
    assert encode("up", KINDS["xterm"], cursor_mode=True) == b"\x1bOA"
    assert encode("shift+up", KINDS["xterm"], cursor_mode=True) == b"\x1b[1;2A"


@pytest.mark.parametrize(
    ("key", "flags", "expected"),
    [
        ("a", 1, b"a"),
        ("escape", 1, b"\x1b[27u"),
        ("enter", 1, b"\r"),
        ("ctrl+enter", 1, b"\x1b[13;5u"),
        ("ctrl+i", 1, b"\x1b[105;5u"),
        ("shift+tab", 1, b"\x1b[9;2u"),
        ("a", 25, b"\x1b[97;;97u"),
        ("L", 25, b"\x1b[108;2;76u"),
        ("space", 25, b"\x1b[32;;32u"),
        ("enter", 25, b"\x1b[13u"),
        ("alt+j", 25, b"\x1b[106;3u"),
        ("f1", 25, b"\x1b[P"),
        ("up", 25, b"\x1b[A"),
    ],
)
def test_keys_in_the_kitty_protocol(key, flags, expected):
    assert encode(key, KINDS["kitty"], kitty_flags=flags) == expected


@pytest.mark.parametrize("key", ["", "hyper+a", "no_such_key", "shift+no_such_key"])
def test_an_unknown_key_is_refused(key):
    with pytest.raises(ValueError, match="no such"):
        encode(key, KINDS["xterm"])


def test_a_page_of_its_own_leaves_the_shell_s_as_it_was():
    emulator = emulated(b"shell\x1b[?1049h\x1b[Hprogram")
    assert emulator.alternate
    assert emulator.lines() == ["program", "", "", ""]
    emulator.feed(b"\x1b[?1049l!")
    assert not emulator.alternate
    assert emulator.lines()[0] == "shell!"


def test_output_may_be_cut_anywhere():
    data = (
        "é\x1b[1;31mred\x1b[0m \x1b]0;title\x1b\\\x1b[?1049h日本\x1bPjunk\x1b\\.\x1b[2;3Hx".encode()
    )
    whole = emulated(data)
    cut = emulated(*(data[i : i + 1] for i in range(len(data))))
    assert whole.lines() == ["     日本.", "  x", "", ""]
    assert cut.lines() == whole.lines()
    assert cut.title == whole.title == "title"


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b[>25u",
        b"\x1b[<u",
        b"\x1b[=1;1u",
        b"\x1b[>4;2m",
        b"\x1b[?2026$p",
        b"\x1b[2 q",
        b"\x1b[!p",
        b"\x1b[>q",
        b"\x1b[22;0t",
        b"\x1bP+q544e\x1b\\",
        b"\x1b_Gi=31;AAAA\x1b\\",
        b"\x1b]8;;http://localhost\x1b\\",
        b"\x1b(B",
        b"\x1b=",
        b"\x1b\x1b[0m",
    ],
)
def test_what_only_steers_is_neither_drawn_nor_changes_the_style(sequence):
    emulator = emulated(b"a", sequence, b"b")
    assert emulator.lines()[0] == "ab"
    assert emulator.cells(0)[1] == emulator.cells(0)[0]._replace(data="b")


def test_sub_parameters_of_a_style_are_left_out():
    emulator = emulated(b"\x1b[1;4:3mx")
    cell = emulator.cells(0)[0]
    assert (cell.data, cell.bold, cell.underscore) == ("x", True, True)


def test_characters_without_width_take_no_cell():
    emulator = emulated("a\u200bb ❤\ufe0f|e\u0301|日|".encode())
    assert emulator.lines()[0] == "ab ❤|é|日|"
    assert [cell.data for cell in emulator.cells(0)[:10]] == [*"ab ❤|é|日", "", "|"]


def test_scrolling_by_control_sequence():
    emulator = emulated(b"1\r\n2\r\n3\r\n4\x1b[2;1H\x1b[Sx")
    assert emulator.lines() == ["2", "x", "4", ""]
    emulator.feed(b"\x1b[2Ty")
    assert emulator.lines() == ["", " y", "2", "x"]


def test_deleting_lines_brings_up_those_never_written():
    assert emulated(b"1\r\n2\x1b[H\x1b[2M").lines() == ["", "", "", ""]


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("xterm", rb"\x1b\[\?64;[\d;]+c\x1b\[1;4R\x1b\[\?2026;0\$y\x1b\[\?2048;0\$y"),
        ("kitty", rb"\x1b\[\?62;c\x1b\[1;4R\x1b\[\?2026;2\$y\x1b\[\?2048;2\$y\x1b\[\?0u"),
        ("linux", rb"\x1b\[\?6c\x1b\[1;4R"),
        ("putty", rb"\x1b\[\?6c\x1b\[1;4R"),
        ("mute", rb""),
    ],
)
def test_questions_are_answered_as_the_terminal_would(kind, answers):
    emulator = emulated(b"abc", kind=kind)
    got = emulator.feed(b"\x1b[c\x1b[6n\x1b[?2026$p\x1b[?2048$p\x1b[?u")
    assert re.fullmatch(answers, got), got


def test_the_kitty_stack():
    emulator = emulated(b"\x1b[>1u\x1b[>25u", kind="kitty")
    assert emulator.feed(b"\x1b[?u") == b"\x1b[?25u"
    emulator.feed(b"\x1b[<u")
    assert emulator.kitty_flags == 1
    emulator.feed(b"\x1b[<u")
    assert emulator.kitty_flags == 0
    assert emulated(b"\x1b[>25u", kind="xterm").kitty_flags == 0


def test_a_program_has_the_terminal_and_nothing_of_ours(raw, careerboard_env, monkeypatch):
    monkeypatch.setenv("OURS", "1")
    program = raw(
        "write(repr((os.ttyname(0) == os.ttyname(2), os.getsid(0) == os.getpid(),"
        " os.isatty(os.open('/dev/tty', os.O_RDWR)), os.get_terminal_size()[:],"
        " os.environ['TERM'], 'OURS' in os.environ, os.environ['HOME'])).encode() + b'.')",
        size=(100, 10),
        kind="linux",
    )
    program.wait_exit()
    home = careerboard_env["HOME"]
    assert f"ready(True, True, True, (100, 10), 'linux', False, {home!r})." in "".join(
        program.lines
    )


def test_a_step_counts_all_output_until_the_quiet(raw):
    program = raw("read(); time.sleep(.1); write(b'12345'); time.sleep(.03); write(b'678'); read()")
    step = program.send("x")
    assert (step.data, step.bytes) == (b"12345678", 8)
    assert 125 < step.ms < 600
    assert program.total_bytes == len(program.log) == len("ready") + 8


def test_a_step_leaves_out_what_came_before(raw, tmp_path):
    flag = tmp_path / "flag"
    code = (
        "time.sleep(.05); write(b'early'); open(sys.argv[1], 'w'); read(); write(b'late'); read()"
    )
    program = raw(code, arguments=[flag])
    wait_until(flag.exists)
    assert program.send("x").data == b"late"


def test_keys_are_pressed_one_after_the_other(raw):
    program = raw("for _ in range(3): write(read() + b'.')")
    step = program.send("a", "up", "b")
    assert step.data == b"a.\x1b[A.b."


def test_keys_follow_the_modes_of_the_program(raw):
    program = raw("write(b'\\x1b[?1h!')\nwhile True: write(read()[1:])")
    program.wait_for("!")
    assert program.send("up").data == b"OA"


def test_a_burst_arrives_in_one_piece(raw):
    program = raw("write(repr(read()).encode())\nread()")
    assert program.burst("H", "H", "enter").data == b"b'HH\\r'"


def test_a_key_without_effect_costs_the_time_given_to_answer(raw):
    program = raw("while True: read()")
    begin = time.monotonic()
    step = program.send("x", answer_ms=60)
    assert (step.bytes, step.ms) == (0, 0)
    assert 0.06 <= time.monotonic() - begin < 1


def test_waits_that_fail_show_the_screen(raw):
    program = raw("read(); write(b' steady'); read()", size=(12, 2))
    framed = re.escape("+------------+\n|ready       |\n|            |\n+------------+")
    with pytest.raises(AssertionError, match=f"'never'\n{framed}"):
        program.wait_for("never", timeout=0.02)
    with pytest.raises(AssertionError, match=framed):
        program.wait_gone("ready", timeout=0.02)
    with pytest.raises(AssertionError, match=framed):
        program.wait_exit(0.02)
    with pytest.raises(AssertionError, match=framed):
        program.find("steady")


def test_waits_end_with_a_match(raw):
    program = raw("read(); write(b' go'); time.sleep(.05); write(b'\\x1b[H\\x1b[Jgone'); read()")
    program.write(b"x")
    assert program.wait_for("go") < 2000
    program.wait_gone(re.compile("ready"))
    program.wait_for(lambda screen: screen.lines[0] == "gone")
    assert program.wait_for("gone") == 0


def test_a_wait_ends_when_the_program_does(raw):
    program = raw("write(b' last words'); sys.exit(3)")
    with pytest.raises(
        AssertionError, match=r"ended with status 3 before 'never'\n(?s:.*)last words"
    ):
        program.wait_for("never", timeout=60)
    with pytest.raises(AssertionError, match="nobody"):
        program.send("x")


def test_endless_output_is_never_quiet(raw):
    program = raw("while True: time.sleep(.01); write(b'.')", timeout=0.3)
    with pytest.raises(AssertionError, match="never quiet"):
        program.settle()


def test_watching_counts_what_comes_by_itself(raw):
    program = raw("read(); [(time.sleep(.02), write(b'.')) for _ in range(3)]; read()")
    assert program.watch(0.05).bytes == 0
    program.write(b"x")
    assert program.watch(0.5).data == b"..."


def test_a_missing_program_is_an_error_at_once(terminal):
    with pytest.raises(FileNotFoundError):
        terminal(["/no/such/program"])


def test_how_a_program_ends(raw):
    assert raw("sys.exit(7)").wait_exit() == 7
    program = raw("read()")
    program.signal(signal.SIGTERM)
    assert program.wait_exit() == -signal.SIGTERM
    assert raw("read()").kill() == -signal.SIGKILL
    program = raw("read()")
    program.hangup()
    assert program.wait_exit() == -signal.SIGHUP


def test_the_last_words_are_read(raw):
    program = raw("time.sleep(.05); write(b' last words')")
    wait_until(lambda: program.status is not None)
    program.wait_exit()
    assert program.text.startswith("ready last words")


def test_a_program_that_ignores_the_hang_up_reads_an_error(raw):
    program = raw(
        "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\nwrite(b'!')\n"
        "try: sys.exit(1 if read() else 0)\nexcept OSError as error: sys.exit(error.errno)"
    )
    program.wait_for("!")
    program.hangup()
    assert program.wait_exit() in {0, 5}


def test_closing_ends_even_a_program_that_ignores_everything(careerboard_env):
    code = RAW + "import signal\nfor s in (1, 15): signal.signal(s, 1)\nwrite(b'!')\ntime.sleep(60)"
    with Terminal([sys.executable, "-ISc", code], env=careerboard_env) as program:
        program.wait_for("!")
    assert program.status == -signal.SIGKILL


def test_what_a_program_uses(raw):
    idle = raw("block = b'x' * 50_000_000\nwrite(b'!')\nread()")
    idle.wait_for("!")
    assert 50_000 < idle.rss_kib < 100_000
    before = idle.cpu_seconds
    idle.watch(0.2)
    assert idle.cpu_seconds - before < 0.02
    busy = raw("while True: pass")
    before = busy.cpu_seconds
    busy.watch(0.3)
    assert busy.cpu_seconds - before > 0.05


def test_a_large_paste_comes_back_whole(raw):
    program = raw("while True: write(read())")
    text = "0123456789" * 30_000
    assert program.paste(text).data == text.encode()


def test_a_paste_is_bracketed_where_asked_for(raw):
    program = raw("write(b'\\x1b[?2004h!'); write(repr(read()).encode()); read()")
    program.wait_for("!")
    assert program.paste("two\nlines").data == b"b'\\x1b[200~two\\rlines\\x1b[201~'"


def test_the_mouse_must_be_asked_for(raw):
    program = raw("write(b'\\x1b[?1000h\\x1b[?1006h!')\nwhile True: write(read()[1:])")
    program.wait_for("!")
    assert program.click(3, 1).data == b"[<0;4;2M\x1b[<0;4;2m"
    assert program.wheel(0, 0, 1).data == b"[<65;1;1M"
    assert program.wheel(0, 0, -2).data == b"[<64;1;1M\x1b[<64;1;1M"
    dragged = program.drag((0, 0), (2, 1)).data
    assert dragged == b"[<0;1;1M\x1b[<32;2;1M\x1b[<32;3;2M\x1b[<0;3;2m"
    with pytest.raises(AssertionError, match="did not ask for the mouse"):
        raw("read()").click(0, 0)


def test_copied_text_is_kept(raw):
    program = raw("write(b'\\x1b]52;c;Z3LDvG4=\\x07\\x1b]52;c;?\\x07!'); read()")
    program.wait_for("!")
    assert program.clipboard == ["grün"]


def test_places_and_styles(raw):
    program = raw("write('\\r\\n日本 \\x1b[1;31;44mred\\x1b[m'.encode()); read()")
    program.wait_for("red")
    assert program.find("red") == (5, 1)
    cell = program.cell(5, 1)
    assert (cell.data, cell.fg, cell.bg, cell.bold) == ("r", "red", "blue", True)
    assert program.cursor == (8, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_a_textual_application(terminal, kind):
    program = terminal([sys.executable, "-c", KEY_VIEWER], kind=kind)
    program.wait_for("<80x24>")
    assert program.alternate
    for key, shown in {
        "L": "L",
        "f2": "f2",
        "home": "home",
        "escape": "escape",
        "down": "down",
        "ctrl+s": "ctrl+s",
        "shift+right": "shift+right" if KINDS[kind].modified_arrows else "right",
        "ctrl+enter": "ctrl+enter" if kind == "kitty" else "enter",
    }.items():
        program.send(key)
        program.wait_for(f"<{shown}>")
    program.click(30, 5)
    program.wait_for("<click 30,5>")
    program.resize(60, 15)
    program.wait_for("<60x15>")
    assert program.watch(0.2).bytes == 0
    program.send("ctrl+q")
    assert program.wait_exit() == 0
    assert not program.alternate
    assert program.modes - {1016} == {7, 25}


def test_an_editor(terminal, tmp_path):
    file = tmp_path / "note.txt"
    program = terminal([needs("vi"), "-u", "NONE", "-N", file])
    program.wait_for("~")
    program.settle()
    program.send("i")
    program.type("first\nsecond")
    program.send("escape", "up", "0")
    assert program.lines[:2] == ["first", "second"]
    assert program.cursor == (0, 0)
    program.type(":wq\n")
    assert program.wait_exit() == 0
    assert file.read_text() == "first\nsecond\n"


def test_a_program_is_stopped_and_brought_back_by_its_shell(terminal):
    shell = terminal(["sh", "-i"])
    shell.type("cat\n")
    shell.type("one\n")
    shell.wait_for("one\none")
    shell.send("ctrl+z")
    shell.wait_for("Stopped")
    shell.type("fg\n")
    shell.type("two\n")
    shell.wait_for("two\ntwo")
    shell.send("ctrl+d", "ctrl+d")
    assert shell.wait_exit() == 0


def test_through_tmux(tmux):
    program = tmux([sys.executable, "-c", KEY_VIEWER])
    program.wait_for("<80x23>")
    program.send("down")
    program.wait_for("<down>")
    program.resize(100, 30)
    program.wait_for("<100x29>")
    assert program.lines[29].startswith("[0]")
    program.send("ctrl+b", answer_ms=0)
    program.send("d")
    assert program.wait_exit() == 0
    assert "detached" in program.text


def test_over_ssh(ssh, careerboard_env):
    program = ssh(
        [
            sys.executable,
            "-ISc",
            RAW + "import json\nwrite(read())\n"
            "write(json.dumps([os.environ[n] for n in ('HOME', 'TERM', 'SSH_TTY')]).encode())\n"
            "sys.exit(read()[0])",
        ],
        kind="linux",
    )
    program.wait_for("ready", timeout=20)
    program.send("up")
    program.wait_for("]")
    assert f'["{careerboard_env["HOME"]}", "linux", "/dev/' in "".join(program.lines)
    program.send("*")
    assert program.wait_exit() == ord("*")


def test_a_lost_ssh_client_takes_the_program_with_it(ssh, tmp_path):
    died = tmp_path / "died"
    program = ssh(
        [
            sys.executable,
            "-ISc",
            RAW + "import signal\n"
            f"def die(*_): open({str(died)!r}, 'w').close(); os._exit(1)\n"
            "signal.signal(signal.SIGHUP, die)\nwrite(b'!')\ntime.sleep(60)",
        ],
    )
    program.wait_for("ready!", timeout=20)
    assert program.kill() == -signal.SIGKILL
    wait_until(died.exists)


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip), ("true", pytest.fail)])
def test_a_missing_program_skips_here_and_fails_in_ci(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    with pytest.raises((pytest.skip.Exception, pytest.fail.Exception)) as raised:
        needs("no-such-program")
    assert raised.type is outcome.Exception
    assert str(raised.value) == "no-such-program is not installed"


def test_waiting_for_what_never_becomes_true():
    with pytest.raises(AssertionError, match="never became true"):
        wait_until(lambda: False, timeout=0.02)
