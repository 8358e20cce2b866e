// The page's own words, Russian and English. The bot's words never pass through here.

const WORDS = {
  ru: {
    pageTitle: "Песочница Telegram", people: "Люди", newPerson: "Новый человек", chats: "Чаты", newGroup: "Новая группа",
    skip: "К полю сообщения", you: "Вы", bot: "бот", noMessages: "Сообщений пока нет", back: "Назад к чатам",
    noChat: "Выберите чат слева", typing: "печатает", uploading: "отправляет файл", blockedBot: "Вы заблокировали бота",
    members: { one: "{n} участник", few: "{n} участника", many: "{n} участников", other: "{n} участника" },
    message: "Сообщение", send: "Отправить", attach: "Прикрепить", commands: "Команды бота", start: "Начать",
    emptyBot: "Здесь ещё ничего нет. Нажмите «Начать», и бот ответит.", emptyGroup: "В группе пока тихо.",
    unblock: "Разблокировать бота", block: "Заблокировать бота", keyboard: "Клавиатура бота", dropHere: "Отпустите, чтобы отправить",
    dropFile: "Файл с диска", samples: "Образцы резюме", shareContact: "Поделиться контактом", chatMenu: "Действия с чатом",
    reply: "Ответить", forward: "Переслать", select: "Выбрать", copyText: "Скопировать текст", delete: "Удалить",
    actions: "Действия с сообщением", cancel: "Отмена", close: "Закрыть", ok: "Хорошо", copied: "Скопировано",
    forwardedFrom: "Переслано от", edited: "изменено", unread: "Непрочитанные сообщения", today: "Сегодня", yesterday: "Вчера",
    earlier: "Показать более ранние", toBottom: "К последним сообщениям", loading: "Загрузка…", download: "Скачать",
    open: "Открыть", showMore: "Показать полностью", showLess: "Свернуть", spoiler: "Показать скрытый текст", photo: "Фото",
    voice: "Голосовое сообщение", video: "Видео", document: "Файл", contact: "Контакт", image: "Изображение",
    selected: { one: "Выбрано {n} сообщение", few: "Выбрано {n} сообщения", many: "Выбрано {n} сообщений", other: "Выбрано {n} сообщения" },
    forwardTo: "Куда переслать?", hideOrigin: "Скрыть имя автора", asAlbum: "Одним альбомом", caption: "Подпись",
    removeFile: "Убрать файл {name}", pickSamples: "Образцы резюме", searchSamples: "Найти по названию",
    samplesNote: "Вымышленные и свободно распространяемые резюме, они лежат рядом с песочницей.",
    forwardSamples: "Переслать, как будто их прислал кандидат", noSamples: "Образцов нет: песочница запущена без них.",
    nothingFound: "Ничего не нашлось", sendCount: "Отправить ({n})", choosePeople: "Выберите людей",
    chooseAtMost: { one: "Можно выбрать одного", few: "Можно выбрать до {n}", many: "Можно выбрать до {n}", other: "Можно выбрать до {n}" },
    choose: "Выбрать", noGroups: "Групп пока нет. Создайте её над списком чатов.", firstName: "Имя", lastName: "Фамилия",
    language: "Язык интерфейса", russian: "Русский", english: "English", create: "Создать", newPersonNote: "Человек, которого бот ещё не знает. Попробуйте написать боту от его имени.",
    groupTitle: "Название группы", groupMembers: "Участники", addBotToGroup: "Сразу добавить бота", addBot: "Добавить бота в группу",
    removeBot: "Убрать бота из группы", confirmContact: "Поделиться номером телефона?", confirmContactText: "Бот {name} получит ваше имя и номер.",
    share: "Поделиться", openLink: "Открыть ссылку?", noBotAnswer: "Бот не ответил за 15 секунд.", connectionLost: "Связь потеряна, восстанавливаем…",
    connectionBack: "Снова на связи", sendFailed: "Не отправлено: {reason}", loadFailed: "Не загрузилось: {reason}", panel: "Панель компании",
    clock: "Часы компании", clockNote: "Сдвиньте время вперёд: наступят все сроки и придут напоминания.",
    noClock: "Эта песочница идёт по обычным часам.", stepHour: "+1 час", stepMorning: "Следующее утро", stepDay: "+1 день", stepWeek: "+1 неделя",
    stepping: "Проходим все сроки…", stepped: "Теперь {when}", steppedNews: "Пришли сообщения:", steppedQuiet: "Новых сообщений нет.",
    guide: "С чего начать", guideDone: "Шаг пройден", guideReset: "Начать заново",
    step1: "Откройте вакансию", step1text: "Вы рекрутер. Одной строкой: должность, навыки, срок.", step1go: "Стать рекрутером",
    step1line: "/newvacancy Графический дизайнер; Figma, Photoshop, Illustrator; до {date}; 120-150к",
    step2: "Перешлите два резюме", step2text: "Бот сам прочтёт файлы и соберёт карточки кандидатов.", step2go: "Выбрать резюме",
    step3: "Взгляните глазами коллеги", step3text: "База общая: коллега видит ту же вакансию.", step3go: "Стать коллегой",
    step4: "Зайдите как посторонний", step4text: "Чужому бот вежливо откажет.", step4go: "Стать посторонним",
    step5: "Сдвиньте часы", step5text: "Приблизьте срок вакансии и дождитесь напоминания.", step5go: "Показать часы",
    strangerName: "Гость", strangerLast: "Незнакомцев", refusals: "Отказы Telegram боту", refusalsNone: "Ни одного отказа: все запросы бота приняты.",
    refusalsNote: "Запросы бота, которые настоящий Telegram отклонил бы.", lint: "замечание", calls: "Запросов бота: {n}",
    appearance: "Вид", theme: "Тема", themeAuto: "Авто", themeLight: "Светлая", themeDark: "Тёмная",
    beingWho: "Вы: {name}", unreadCount: { one: "{n} непрочитанное", few: "{n} непрочитанных", many: "{n} непрочитанных", other: "{n} непрочитанных" },
    pressing: "Ждём ответа бота", replyTo: "Ответ: {name}", cancelReply: "Не отвечать на это сообщение",
    bytes: "Б", kilobytes: "КБ", megabytes: "МБ", tooBig: "{name}: больше 50 МБ, Telegram такой файл боту не передаст.",
    deepLinkGroup: "В какую группу добавить бота?",
    clearAll: "Снять выбор", selectMessage: "Выбрать сообщение", group: "группа",
  },
  en: {
    pageTitle: "Telegram sandbox", people: "People", newPerson: "New person", chats: "Chats", newGroup: "New group",
    skip: "Skip to the message box", you: "You", bot: "bot", noMessages: "No messages yet", back: "Back to chats",
    noChat: "Choose a chat on the left", typing: "typing", uploading: "sending a file", blockedBot: "You blocked the bot",
    members: { one: "{n} member", other: "{n} members" },
    message: "Message", send: "Send", attach: "Attach", commands: "Bot commands", start: "Start",
    emptyBot: "Nothing here yet. Press “Start” and the bot will answer.", emptyGroup: "This group is quiet so far.",
    unblock: "Unblock the bot", block: "Block the bot", keyboard: "Bot keyboard", dropHere: "Drop to send",
    dropFile: "File from disk", samples: "Sample résumés", shareContact: "Share my contact", chatMenu: "Chat actions",
    reply: "Reply", forward: "Forward", select: "Select", copyText: "Copy text", delete: "Delete",
    actions: "Message actions", cancel: "Cancel", close: "Close", ok: "OK", copied: "Copied",
    forwardedFrom: "Forwarded from", edited: "edited", unread: "Unread messages", today: "Today", yesterday: "Yesterday",
    earlier: "Show earlier messages", toBottom: "Go to the latest messages", loading: "Loading…", download: "Download",
    open: "Open", showMore: "Show all", showLess: "Show less", spoiler: "Reveal hidden text", photo: "Photo",
    voice: "Voice message", video: "Video", document: "File", contact: "Contact", image: "Image",
    selected: { one: "{n} message selected", other: "{n} messages selected" },
    forwardTo: "Forward to…", hideOrigin: "Hide the author’s name", asAlbum: "As one album", caption: "Caption",
    removeFile: "Remove {name}", pickSamples: "Sample résumés", searchSamples: "Find by name",
    samplesNote: "Fictional and freely shared résumés that come with the sandbox.",
    forwardSamples: "Forward them as if a candidate had sent them", noSamples: "There are no samples: the sandbox was started without them.",
    nothingFound: "Nothing found", sendCount: "Send ({n})", choosePeople: "Choose people",
    chooseAtMost: { one: "You can choose one", other: "You can choose up to {n}" },
    choose: "Choose", noGroups: "No groups yet. Create one above the list of chats.", firstName: "First name", lastName: "Last name",
    language: "Interface language", russian: "Русский", english: "English", create: "Create", newPersonNote: "Someone the bot has never met. Try writing to the bot as them.",
    groupTitle: "Group name", groupMembers: "Members", addBotToGroup: "Add the bot right away", addBot: "Add the bot to the group",
    removeBot: "Remove the bot from the group", confirmContact: "Share your phone number?", confirmContactText: "The bot {name} will get your name and number.",
    share: "Share", openLink: "Open this link?", noBotAnswer: "The bot did not answer within 15 seconds.", connectionLost: "Connection lost, reconnecting…",
    connectionBack: "Connected again", sendFailed: "Not sent: {reason}", loadFailed: "Could not load: {reason}", panel: "Company panel",
    clock: "Company clock", clockNote: "Move time forward: every due moment passes and the reminders arrive.",
    noClock: "This sandbox runs on the ordinary clock.", stepHour: "+1 hour", stepMorning: "Next morning", stepDay: "+1 day", stepWeek: "+1 week",
    stepping: "Stepping through every due moment…", stepped: "It is now {when}", steppedNews: "New messages:", steppedQuiet: "No new messages.",
    guide: "What to try first", guideDone: "Step done", guideReset: "Start over",
    step1: "Open a vacancy", step1text: "You are a recruiter. One line: title, skills, date.", step1go: "Be the recruiter",
    step1line: "/newvacancy Graphic designer; Figma, Photoshop, Illustrator; by {date}; 120-150k",
    step2: "Forward two résumés", step2text: "The bot reads the files and fills the candidates’ cards.", step2go: "Choose résumés",
    step3: "Look as a colleague", step3text: "The base is shared: a colleague sees the same vacancy.", step3go: "Be the colleague",
    step4: "Come as a stranger", step4text: "The bot politely turns outsiders away.", step4go: "Be a stranger",
    step5: "Move the clock", step5text: "Bring the closing date near and get the reminder.", step5go: "Show the clock",
    strangerName: "Sam", strangerLast: "Stranger", refusals: "What Telegram refused", refusalsNone: "No refusals: every request of the bot was accepted.",
    refusalsNote: "Requests of the bot that the real Telegram would reject.", lint: "note", calls: "Bot requests: {n}",
    appearance: "Appearance", theme: "Theme", themeAuto: "Auto", themeLight: "Light", themeDark: "Dark",
    beingWho: "You: {name}", unreadCount: { one: "{n} unread", other: "{n} unread" },
    pressing: "Waiting for the bot", replyTo: "Reply to {name}", cancelReply: "Do not reply to this message",
    bytes: "B", kilobytes: "KB", megabytes: "MB", tooBig: "{name}: over 50 MB, Telegram would not pass it to a bot.",
    deepLinkGroup: "Which group should the bot join?",
    clearAll: "Clear selection", selectMessage: "Select message", group: "group",
  },
};

const KEY = "sandbox.language";

function initialLanguage() {
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(KEY) ?? navigator.language;
  return asked.toLowerCase().startsWith("ru") ? "ru" : "en";
}

export const language = initialLanguage();
export const locale = language === "ru" ? "ru-RU" : "en-GB";
const plurals = new Intl.PluralRules(locale);

/** The text named `key`; `{name}` places are filled from `values`, and `n` chooses the plural. */
export function t(key, values = {}) {
  let text = WORDS[language][key];
  if (text === undefined) throw new Error(`No text named ${key}`);
  if (typeof text === "object") text = text[plurals.select(values.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Reload in the other language; drafts are kept by the composer, the place by the address. */
export function chooseLanguage(code) {
  localStorage.setItem(KEY, code);
  const address = new URL(location.href);
  address.searchParams.set("lang", code);
  location.replace(address);
  if (address.href === location.href) location.reload();
}
