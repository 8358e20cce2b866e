# Меню команд рядом со строкой ввода.

command-start = Что это за бот
command-menu = Главный экран
command-newvacancy = Открыть вакансию
command-vacancies = Вакансии
command-inbox = Неразобранные резюме
command-language = Язык
command-help = Что умеет бот
command-cancel = Прервать, черновик сохранится
command-faults = Сбои бота
