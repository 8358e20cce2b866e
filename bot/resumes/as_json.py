"""A résumé as plain JSON, with the keys of the projects' sample truth and a confidence for each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.resumes.values import Job, Read, Resume, Salary


def to_json(resume: Resume) -> dict[str, Any]:
    """What was read, as JSON values. Phones are digits: with the country when it was written, else as written."""
    return {
        "full_name": _value(resume.full_name),
        "emails": [read.value for read in resume.emails],
        "phones": [
            read.alternatives[0] if read.alternatives else read.value.lstrip("+") for read in resume.phones
        ],
        "city": _value(resume.city),
        "telegram": _value(resume.telegram),
        "github": _value(resume.github),
        "linkedin": _value(resume.linkedin),
        "birth_date": resume.birth_date.value.isoformat() if resume.birth_date else None,
        "age": _value(resume.age),
        "position": _value(resume.position),
        "salary": _salary(resume.salary.value) if resume.salary else None,
        "exp_months": _value(resume.exp_months),
        "skills": [wording for read in resume.skills for wording in (read.line, *read.alternatives)],
        "languages": [read.value.name for read in resume.languages],
        "jobs": len(resume.jobs),
        "confidence": _confidence(resume),
        "competencies": [read.value for read in resume.skills],
        "language_levels": {read.value.name: read.value.level for read in resume.languages},
        "job_history": [_job(read) for read in resume.jobs],
        "education": [_education(read) for read in resume.education],
        "citizenship": list(resume.citizenship.value) if resume.citizenship else None,
        "relocation": _value(resume.relocation),
        "business_trips": _value(resume.business_trips),
        "work_format": list(resume.work_format.value) if resume.work_format else None,
        "links": [read.value.url for read in resume.links],
        "has_photo": resume.photo is not None,
        "language": resume.language,
        "source": resume.source.value if resume.source else None,
        "source_id": resume.source_id,
        "ocr": resume.ocr,
    }


def _value(read: Read[Any] | None) -> Any:
    return read.value if read else None


def _salary(salary: Salary) -> dict[str, Any]:
    return {
        "amount": salary.amount_min if salary.amount_min is not None else salary.amount_max,
        "amount_min": salary.amount_min,
        "amount_max": salary.amount_max,
        "currency": salary.currency,
        "period": salary.period.value,
        "tax": salary.tax.value,
        "raw": salary.raw,
    }


def _job(read: Read[Job]) -> dict[str, Any]:
    job = read.value
    return {
        "company": job.company,
        "position": job.position,
        "city": job.city,
        "started": str(job.started) if job.started else None,
        "ended": str(job.ended) if job.ended else None,
        "current": job.current,
        "months": job.months,
    }


def _education(read: Read[Any]) -> dict[str, Any]:
    row = read.value
    return {
        "institution": row.institution,
        "speciality": row.speciality,
        "level": row.level.value if row.level else None,
        "started": row.started,
        "year": row.year,
    }


_SINGLE = (
    "full_name",
    "city",
    "telegram",
    "github",
    "linkedin",
    "birth_date",
    "age",
    "position",
    "salary",
    "exp_months",
)
_MANY = ("emails", "phones", "skills", "languages", "jobs")


def _confidence(resume: Resume) -> dict[str, float]:
    """Field → confidence of what was read; the least sure item speaks for a list. Unread fields are left out."""
    sure: dict[str, float] = {}
    for field in _SINGLE:
        read = getattr(resume, field)
        if read:
            sure[field] = round(read.confidence, 2)
    for field in _MANY:
        reads = getattr(resume, field)
        if reads:
            sure[field] = round(min(read.confidence for read in reads), 2)
    return sure
