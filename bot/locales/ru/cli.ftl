# Командная строка.

cli-company = Моя компания
cli-running = Бот @{ $username } работает. Остановить: Ctrl-C.
cli-no-admins = В ADMIN_IDS никого нет, поэтому пока бота никто не сможет открыть. Узнать свой номер: напишите боту /start.
cli-no-token = Нет BOT_TOKEN. Получите его у @BotFather и впишите в .env (образец в .env.example).
cli-token-refused = Telegram не знает такого BOT_TOKEN. Проверьте его у @BotFather.
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
check-clock = Часы идут верно
check-clock-wrong = Часы этой машины расходятся с Telegram на { $seconds } с. Включите синхронизацию времени
check-zone = Часовой пояс { $zone }, сейчас { $time }

demo-bot-name = Кадровик
demo-preparing = Готовлю демонстрационную компанию…
demo-ready = Готово. Откройте в браузере: { $url }
demo-stop = Остановить: Ctrl-C. При следующем запуске всё продолжится с того же места; начать сначала: --fresh.
