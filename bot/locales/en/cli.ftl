# The command line.

cli-company = My company
cli-running = The bot @{ $username } is running. Stop it with Ctrl-C.
cli-no-admins = ADMIN_IDS is empty, so nobody can open the bot yet. To learn your number, send /start to the bot.
cli-no-token = BOT_TOKEN is missing. Get one from @BotFather and put it into .env (see .env.example).
cli-token-refused = Telegram does not know this BOT_TOKEN. Check it with @BotFather.
cli-wrong-settings = Some settings are wrong:

check-settings = Settings read
check-database = The database can be reached
check-database-away = The database cannot be reached ({ $error }). Check DATABASE_URL and that the server is running
check-database-empty = The database is still empty; its tables come with the first start
check-migrations = The tables are up to date ({ $revision })
check-migrations-due = The tables will be brought to { $revision } at the next start
check-no-token = BOT_TOKEN is missing. Get one from @BotFather and put it into .env
check-no-admins = ADMIN_IDS is empty: put in the numbers of the first administrators, separated by commas
check-telegram = Telegram answers, the bot is @{ $username }
check-telegram-away = Telegram does not answer ({ $error }). If your network blocks it, set TELEGRAM_PROXY
check-token-refused = Telegram does not know this BOT_TOKEN. Check it with @BotFather
check-clock = The clock is right
check-clock-wrong = This machine's clock is { $seconds } s away from Telegram's. Turn on time synchronisation
check-zone = Time zone { $zone }, it is now { $time }

demo-bot-name = Kadrovik
demo-preparing = Preparing the demo company…
demo-ready = Ready. Open in a browser: { $url }
demo-stop = Stop with Ctrl-C. The next start goes on where you were; to start over: --fresh.
