"""What a password may be, and how it is kept."""

import pytest
from argon2 import extract_parameters

from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.domain.accounts.passwords import password_problem
from tests.unit.accounts.world import NIK, World, registered

WORLD = World()
ACCOUNT = registered(WORLD)


def problem(password: str) -> str | None:
    found = password_problem(WORLD, password, ACCOUNT, ACCOUNT.citizen, "password")
    return found.code if found else None


@pytest.mark.parametrize(
    "password",
    [
        "kuda nil makan rambutan",
        "xK9$wq2!",
        "пароль для всех",
        "🐃🌾🍚🥥🐔🌶️🍌🫚",
        "'; DROP TABLE accounts; --",
        "sembilan" + "0a" * 60,
        "Irman pandai berenang jauh",
    ],
)
def test_anything_long_and_not_to_be_guessed_is_good(password: str) -> None:
    assert problem(password) is None


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("xK9$wq2", "password-too-short"),
        ("", "password-too-short"),
        ("a\u0301e\u0301i\u0301o\u0301", "password-too-short"),
        ("a1" * 65, "password-too-long"),
        ("password", "password-common"),
        ("Password123!", "password-common"),
        ("RAHASIA2024", "password-common"),
        ("bismillah", "password-common"),
        ("sayangku", "password-common"),
        ("kata sandi", "password-common"),
        ("12345678", "password-common"),
        ("aaaaaaaaaa", "password-common"),
        ("abababab", "password-common"),
        ("Sumbar#2026", "password-common"),
        (NIK, "password-personal"),
        (f"x{NIK}!", "password-personal"),
        ("17051990", "password-personal"),
        ("17-05-1990", "password-personal"),
        ("1990/05/17", "password-personal"),
        ("irman170590", "password-personal"),
        ("IrmanSyaputra", "password-personal"),
        ("Irman Syaputra 17", "password-personal"),
        ("irman.s@contoh.id", "password-personal"),
        ("081234567890", "password-personal"),
    ],
)
def test_short_common_and_personal_ones_are_refused(password: str, code: str) -> None:
    assert problem(password) == code


def test_the_same_letters_are_the_same_password_on_every_keyboard() -> None:
    from chalicelib.domain.accounts.passwords import hashed, normalised

    composed, decomposed = "café del mar manis", "cafe\u0301 del mar manis"
    stored = hashed(WORLD, composed, ACCOUNT, None)
    assert WORLD.passwords.verify(normalised(decomposed), stored)


def test_passwords_are_kept_by_argon2id_with_the_parameters_of_today() -> None:
    stored = Argon2Passwords().hash("kuda nil")
    found = extract_parameters(stored)
    assert stored.startswith("$argon2id$")
    assert (found.time_cost, found.memory_cost, found.parallelism) == (2, 19_456, 1)
    assert found.salt_len >= 16 and found.hash_len >= 32


def test_each_hash_has_its_own_salt_and_other_parameters_are_noticed() -> None:
    cheap, dear = (Argon2Passwords(passes=passes, memory_kib=8) for passes in (1, 2))
    first, second = cheap.hash("kuda nil"), cheap.hash("kuda nil")
    assert first != second
    assert cheap.verify("kuda nil", first) and not cheap.verify("kuda nill", first)
    assert not cheap.needs_rehash(first) and dear.needs_rehash(first)


@pytest.mark.parametrize("stored", [None, "", "plain", "$argon2id$v=19$m=8,t=1,p=1$broken"])
def test_nothing_is_verified_against_no_hash_or_a_broken_one(stored: str | None) -> None:
    passwords = Argon2Passwords(passes=1, memory_kib=8)
    assert not passwords.verify("", stored) and not passwords.verify("plain", stored)


def test_the_hash_that_stands_in_for_nobody_costs_what_a_real_one_costs() -> None:
    passwords = Argon2Passwords()
    assert not passwords.needs_rehash(passwords._nobody)
    assert extract_parameters(passwords._nobody) == extract_parameters(passwords.hash("x"))
