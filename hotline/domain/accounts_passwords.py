"""Which passwords are taken. Source: GB/T 22239-2019 8.1.4.1 a) (complexity); OWASP ASVS 5.0, 6.2."""

from pydantic import ConfigDict

from .forms import Form, only_faults

SHORTEST, LONGEST = 10, 128
FREE_FROM = 16
KINDS_WANTED = 3
FEWEST_DIFFERENT = 5
SAMPLE_PASSWORD = "Hotline-2026"
COMMONEST = frozenset({
    "1234567890", "12345678910", "0123456789", "1234567890a", "a123456789", "a1234567890", "aa123456789",
    "aa12345678", "abc1234567", "abc123456789", "abcd123456", "abcd1234567", "abc@123456", "abcd@1234567",
    "abcd@12345", "aa@123456789", "aa@12345678", "a@123456789", "qwertyuiop", "qwerty12345", "qwerty123456",
    "qwer123456", "qwer@12345", "1qaz2wsx3edc", "1qaz@wsx3edc", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4t5",
    "!qaz2wsx3edc", "qazwsx12345", "qazwsxedc123", "zaq12wsxcde3", "password12", "password123", "password1234",
    "password@123", "password-123", "passw0rd123", "p@ssw0rd123", "p@ssword123", "admin12345", "admin123456",
    "admin@1234", "admin@12345", "admin@123456", "admin-2026", "root123456", "root@123456", "test123456",
    "test@123456", "welcome123", "welcome@123", "letmein123", "iloveyou1314", "woaini1314", "woaini520520",
    "woaini1314520", "5201314520", "1314520520", "asdfghjkl123", "zxcvbnm123", "huawei@123", "huawei12#$",
    "changeme123", "changeme_123", "hotline2026", "hotline-2026", "hotline@2026", "hotline12345", "rexian12345",
    "rexian@12345", "rizhao12345", "rizhao@12345", "shizhang12345", "zhengfu12345",
})


class PasswordForm(Form):
    """The password as it was, and twice the new one. Blanks count."""

    model_config = ConfigDict(str_strip_whitespace=False, extra="ignore")

    current: str = ""
    new: str = ""
    repeated: str = ""

    def faults_for(self, account_id: str) -> dict[str, str]:
        """Field → what to do, for the owner of this account."""
        is_same = bool(self.new) and self.new == self.current
        return only_faults(
            current="" if self.current else "请填写现在的密码",
            new="新密码不能与现在的密码相同" if is_same else password_fault(self.new, account_id),
            repeated="" if self.new == self.repeated else "两次填写的新密码不一致，请重新填写",
        )


def password_fault(password: str, account_id: str) -> str:
    """What is wrong with a new password, or an empty string."""
    plain = password.casefold()
    if len(password) < SHORTEST:
        return f"新密码至少 {SHORTEST} 个字符"
    if len(password) > LONGEST:
        return f"新密码最多 {LONGEST} 个字符"
    if account_id and account_id.casefold() in plain:
        return "新密码不能包含账号"
    if plain in COMMONEST or len(set(plain)) < FEWEST_DIFFERENT:
        return "该密码过于常见，容易被猜中，请另设一个"
    if len(password) < FREE_FROM and _kinds(password) < KINDS_WANTED:
        return f"请在大写字母、小写字母、数字、符号中至少用三种；或改用 {FREE_FROM} 个字符以上的一句话"
    return ""


def _kinds(password: str) -> int:
    """How many kinds of characters: capitals, small letters, digits, everything else."""
    tests = (str.isupper, str.islower, str.isdigit, lambda c: not (c.isupper() or c.islower() or c.isdigit()))
    return sum(any(is_kind(character) for character in password) for is_kind in tests)
