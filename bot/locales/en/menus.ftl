# The command menu beside the input line.

command-start = What this bot is
command-menu = Home screen
command-newvacancy = Open a vacancy
command-vacancies = Vacancies
command-inbox = Résumés to sort out
command-language = Language
command-help = What the bot can do
command-cancel = Stop here, the draft is kept
command-faults = Faults of the bot
