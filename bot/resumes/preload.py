"""Imported once by the forkserver: loads readers and dictionaries, so that children have them from the start."""

from bot.resumes import reading
from bot.resumes.fields.places import gazetteer
from bot.resumes.fields.words import morphology, word_list
from bot.resumes.skills_vocabulary import SkillVocabulary

morphology().parse("слово")
gazetteer()
word_list("given_names.txt")
word_list("common_words.txt")
SkillVocabulary.load()

__all__ = ["reading"]
