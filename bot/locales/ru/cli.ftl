# Командная строка.

cli-company = Моя компания
cli-running = Бот @{ $username } работает. Остановить: Ctrl-C.
cli-no-admins = В ADMIN_IDS никого нет, поэтому пока бота никто не сможет открыть. Узнать свой номер: напишите боту /start.
cli-no-token = Нет BOT_TOKEN. Получите его у @BotFather и впишите в .env (образец в .env.example).
cli-token-refused = Telegram не знает такого BOT_TOKEN. Проверьте его у @BotFather.
cli-leadership-lost = Писать в базу теперь взялся другой процесс бота, этот останавливается.
cli-wrong-settings = Настройки заданы неверно:

check-settings = Настройки прочитаны
check-database = База данных доступна
check-database-away = База данных недоступна ({ $error }). Проверьте DATABASE_URL и что сервер запущен
check-database-empty = База данных пока пуста; таблицы появятся при первом запуске
check-migrations = Таблицы в последней версии ({ $revision })
check-migrations-due = Таблицы будут обновлены до { $revision } при следующем запуске
check-no-token = Нет BOT_TOKEN. Получите его у @BotFather и впишите в .env
check-no-admins = В ADMIN_IDS никого нет: впишите номера первых администраторов через запятую
check-telegram = Telegram отвечает, бот @{ $username }
check-telegram-away = Telegram не отвечает ({ $error }). Если он недоступен из вашей сети, задайте TELEGRAM_PROXY
check-token-refused = Telegram не знает такого BOT_TOKEN. Проверьте его у @BotFather
check-mailbox = Почтовый ящик { $user } открывается
check-mailbox-polled = Почтовый ящик { $user } открывается; сервер не умеет IDLE, поэтому письма проверяются раз в минуту
check-mailbox-away = Почтовый сервер { $host } недоступен ({ $error }). Проверьте IMAP_HOST, IMAP_PORT и IMAP_TLS
check-mailbox-login = Почтовый сервер не пускает { $user }: неверны IMAP_USER или IMAP_PASSWORD. Многие почтовые службы требуют для IMAP пароль приложения
check-mailbox-tls = С { $host } нет надёжного TLS-соединения. Проверьте IMAP_HOST (имя в сертификате), IMAP_PORT и IMAP_TLS
check-mailbox-folder = Папка { $folder } не открывается, или не создаются папки для разобранных и непрочитанных писем. Проверьте IMAP_FOLDER, IMAP_DONE_FOLDER и IMAP_FAILED_FOLDER
check-clock = Часы идут верно
check-clock-wrong = Часы этой машины расходятся с Telegram на { $seconds } с. Включите синхронизацию времени
check-zone = Часовой пояс { $zone }, сейчас { $time }

demo-bot-name = Кадровик
demo-preparing = Готовлю демонстрационную компанию…
demo-ready = Готово. Откройте в браузере: { $url }
demo-stop = Остановить: Ctrl-C. При следующем запуске всё продолжится с того же места; начать сначала: --fresh.

cli-export-what = Выгрузить можно кандидатов, вакансии или заявки: слова для команды перечислены в её справке.
cli-exported = Готово: { $file }, строк: { $count }. Выгрузка записана в журнал.
cli-no-recruiter = Не вижу такого рекрутера. Укажите имя и фамилию, как в списке сотрудников.
cli-brought-added = добавлен новый кандидат
cli-brought-new-version = новая версия резюме
cli-brought-to-ask = ждёт решения в /inbox
cli-brought-known = уже есть, пропущен
cli-brought-unreadable = не удалось прочитать
cli-backup-exists = Файл уже есть, поверх не пишу: { $file }
cli-backed-up = Резервная копия готова: { $file }, { $size } КБ.
cli-restored = База восстановлена из копии: { $file }
cli-restore-not-a-backup = Это не резервная копия Кадровика.
cli-restore-newer = Копия сделана более новой версией. Сначала обновите Кадровик.
cli-restore-not-empty = В базе уже есть данные. Чтобы заменить их копией, остановите бота и повторите команду с ключом замены из её справки.
check-post = Письма кандидатам уходят от { $sender }
check-post-away = Сервер для отправки писем { $host } недоступен. Проверьте SMTP_HOST, SMTP_PORT и SMTP_TLS
check-post-login = Сервер для отправки писем { $host } не пускает: неверны SMTP_USER или SMTP_PASSWORD. Многие почтовые службы требуют пароль приложения
check-post-tls = С { $host } нет надёжного TLS-соединения. Проверьте SMTP_HOST (имя в сертификате), SMTP_PORT и SMTP_TLS
