"""The driver of a terminal: what a program of a few lines gets, sends and leaves behind."""

import re
import signal
import sys
import time

import pytest

from .programs import RAW, wait_until
from .pty_driver import Terminal


@pytest.fixture
def raw(terminal):
    """Start a program of a few lines that gets every byte as it is typed."""

    def start(code, arguments=(), **options):
        started = terminal([sys.executable, "-ISc", RAW + code, *arguments], **options)
        started.wait_for("ready")
        return started

    return start


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
