"""Long work by job rows: each kind of job and who does it."""

from collections.abc import Mapping

from bot.domain.jobs import JobKind
from bot.runtime.jobs import Worker
from bot.workers import (
    comparison_pictures,
    erase_candidates,
    exports,
    photos,
    read_files,
    read_letters,
    report_files,
    resume_photos,
    schedule_files,
    send_letters,
    tables,
    telegram_files,
    trend_charts,
)

WORKERS: Mapping[JobKind, Worker] = {
    JobKind.KEEP_RECORDING: telegram_files.recordings,
    JobKind.KEEP_PROFILE_FILE: telegram_files.of_profiles,
    JobKind.READ_FILE: read_files.worker,
    JobKind.READ_LETTER: read_letters.worker,
    JobKind.SEND_LETTER: send_letters.worker,
    JobKind.READ_TABLE: tables.reading,
    JobKind.ADD_STAFF: tables.adding_staff,
    JobKind.CHECK_CANDIDATES: tables.checking_candidates,
    JobKind.ADD_CANDIDATES: tables.adding_candidates,
    JobKind.REWARD_PHOTO: photos.of_rewards,
    JobKind.PERSON_PHOTO: photos.of_people,
    JobKind.CANDIDATE_PHOTO: photos.of_candidates,
    JobKind.RESUME_PHOTO: resume_photos.worker,
    JobKind.FETCH_TASK_FILE: telegram_files.of_tasks,
    JobKind.FETCH_SCORECARD_VOICE: telegram_files.scorecard_voices,
    JobKind.DRAW_TREND: trend_charts.worker,
    JobKind.DRAW_REPORT: report_files.worker,
    JobKind.DRAW_SCHEDULE: schedule_files.worker,
    JobKind.DRAW_COMPARISON: comparison_pictures.worker,
    JobKind.ERASE_CANDIDATE: erase_candidates.erasing,
    JobKind.BLANK_MESSAGES: erase_candidates.blanking,
    JobKind.EXPORT_DATA: exports.worker,
}
