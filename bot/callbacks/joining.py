"""Buttons of the door, invitations and requests to join."""

from bot.callbacks.codec import Press, button


@button("ja")
class AskToJoin(Press):
    """Somebody without access asks HR to be let in."""


@button("jw")
class WithdrawJoining(Press):
    """Somebody takes their request to be let in back."""


@button("jl")
class OpenJoinRequests(Press):
    """The requests to be let in that wait."""

    page: int


@button("jo")
class OpenJoinRequest(Press):
    """One request to be let in."""

    request_id: int


@button("jy")
class AcceptJoining(Press):
    """Let somebody in: as whom is chosen next."""

    request_id: int


@button("jn")
class DeclineJoining(Press):
    """Let somebody not in."""

    request_id: int


@button("jb")
class BeginInvite(Press):
    """Begin an invitation; for an employee without Telegram it is made at once."""

    employee_id: int | None


@button("jp")
class PickPeople(Press):
    """Choose people in Telegram's own picker."""


@button("jd")
class AdmitDepartment(Press):
    """Into which department; none is none."""

    draft_id: int
    department_id: int | None


@button("jr")
class AdmitRole(Press):
    """Give or take a role of those to be let in."""

    draft_id: int
    role: str


@button("jt")
class AdmitDays(Press):
    """How many days the link works."""

    draft_id: int
    days: int


@button("jc")
class AdmitDepartments(Press):
    """The departments to choose from, by pages."""

    draft_id: int
    page: int


@button("jk")
class AdmitCard(Press):
    """Back to the card of an admission."""

    draft_id: int


@button("jg")
class Admit(Press):
    """Do it: make the link, accept the request, add those picked."""

    draft_id: int
    rev: int


@button("jx")
class DropAdmission(Press):
    """Let nobody in after all."""

    draft_id: int


@button("ji")
class OpenInvites(Press):
    """The invitations that are open."""

    page: int


@button("jv")
class OpenInvite(Press):
    """One invitation with its link."""

    invite_id: int


@button("jq")
class InviteQr(Press):
    """An invitation's QR for printing."""

    invite_id: int


@button("je")
class RevokeInvite(Press):
    """Make an invitation's link useless."""

    invite_id: int


@button("jm")
class InviteEveryone(Press):
    """Links for everybody who is not in Telegram yet, in one message to copy."""
