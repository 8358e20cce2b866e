# The command line.

cli-company = My company
cli-running = The bot @{ $username } is running. Stop it with Ctrl-C.
cli-no-admins = ADMIN_IDS is empty, so nobody can open the bot yet. To learn your number, send /start to the bot.
cli-no-token = BOT_TOKEN is missing. Get one from @BotFather and put it into .env (see .env.example).
cli-token-refused = Telegram does not know this BOT_TOKEN. Check it with @BotFather.
cli-leadership-lost = Another process of the bot writes to the database now; this one stops.
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
check-mailbox = The mailbox { $user } opens
check-mailbox-polled = The mailbox { $user } opens; its server has no IDLE, so letters are looked for once a minute
check-mailbox-away = The mail server { $host } cannot be reached ({ $error }). Check IMAP_HOST, IMAP_PORT and IMAP_TLS
check-mailbox-login = The mail server refuses { $user }: wrong IMAP_USER or IMAP_PASSWORD. Many providers want an app password for IMAP
check-mailbox-tls = No trusted TLS with { $host }. Check IMAP_HOST (the name in the certificate), IMAP_PORT and IMAP_TLS
check-mailbox-folder = The folder { $folder } cannot be opened, or those for handled and failed letters cannot be made. Check IMAP_FOLDER, IMAP_DONE_FOLDER and IMAP_FAILED_FOLDER
check-clock = The clock is right
check-clock-wrong = This machine's clock is { $seconds } s away from Telegram's. Turn on time synchronisation
check-zone = Time zone { $zone }, it is now { $time }

demo-bot-name = Kadrovik
demo-preparing = Preparing the demo company…
demo-ready = Ready. Open in a browser: { $url }
demo-stop = Stop with Ctrl-C. The next start goes on where you were; to start over: --fresh.

cli-export-what = What can be exported: candidates, vacancies or applications.
cli-exported = Done: { $file }, { $count } rows. The export is in the audit trail.
cli-no-recruiter = There is no such recruiter. Give the name as it stands in the list of people: --recruiter "Name Surname".
cli-brought-added = new candidate added
cli-brought-new-version = new résumé version
cli-brought-to-ask = waits in /inbox
cli-brought-known = here already, passed over
cli-brought-unreadable = cannot be read
cli-backup-exists = The file exists and is not overwritten: { $file }
cli-backed-up = Backup ready: { $file }, { $size } KB.
cli-restored = The base is restored from { $file }
cli-restore-not-a-backup = This is not a backup of Kadrovik.
cli-restore-newer = The backup was made by a newer version. Upgrade Kadrovik first.
cli-restore-not-empty = The database holds data. Stop the bot and add --force to replace it with the backup.
check-post = Letters to candidates come from { $sender }
check-post-away = The server that sends letters, { $host }, cannot be reached. Check SMTP_HOST, SMTP_PORT and SMTP_TLS
check-post-login = The server that sends letters, { $host }, refuses the bot: wrong SMTP_USER or SMTP_PASSWORD. Many providers want an app password
check-post-tls = No trusted TLS with { $host }. Check SMTP_HOST (the name in the certificate), SMTP_PORT and SMTP_TLS
