# Награды: магазин, обмен баллов, пополнение каталога.

rewards-title = 🎁 <b>Магазин наград</b>
rewards-balance = Ваши баллы: <b>{ $balance }</b>
rewards-debt = { $debt ->
    [one] ⚠️ Долг { $debt } балл. Магазин откроется, когда он закроется новыми баллами.
    [few] ⚠️ Долг { $debt } балла. Магазин откроется, когда он закроется новыми баллами.
    [many] ⚠️ Долг { $debt } баллов. Магазин откроется, когда он закроется новыми баллами.
   *[other] ⚠️ Долг { $debt } балла. Магазин откроется, когда он закроется новыми баллами.
}
rewards-row = { $price ->
    [one] • { $name } · { $price } балл · { $note }
    [few] • { $name } · { $price } балла · { $note }
    [many] • { $name } · { $price } баллов · { $note }
   *[other] • { $name } · { $price } балла · { $note }
}
rewards-note-missing = не хватает { $missing }
rewards-note-left = осталось { $left }
rewards-note-enough = баллов хватает
rewards-note-none-left = закончилось
rewards-note-withdrawn = снято с витрины
rewards-empty = Пока обменять баллы не на что. Награды появятся здесь, а баллы никуда не денутся.
rewards-empty-tending = Витрина пуста. Добавьте первую награду: вещь, выходной или публичную благодарность.
rewards-button-mine = Мои обмены ({ $count })
rewards-button-waiting = 📨 Ждут решения ({ $count })
rewards-button-add = ➕ Добавить награду
rewards-button-points = ⭐ Мои баллы

reward-title = 🎁 <b>{ $name }</b>
reward-price = { $price ->
    [one] Цена: <b>{ $price } балл</b>
    [few] Цена: <b>{ $price } балла</b>
    [many] Цена: <b>{ $price } баллов</b>
   *[other] Цена: <b>{ $price } балла</b>
}
reward-stock = Осталось: { $stock }
reward-limit = { $limit ->
    [one] Не больше { $limit } в год на человека, у вас уже { $taken }
    [few] Не больше { $limit } в год на человека, у вас уже { $taken }
    [many] Не больше { $limit } в год на человека, у вас уже { $taken }
   *[other] Не больше { $limit } в год на человека, у вас уже { $taken }
}
reward-kind = Вид: { $kind }
reward-fulfiller = Выдаёт: { $name }
reward-balance-after = После обмена останется: { $balance }
reward-kind-material = вещь
reward-kind-non-material = не вещь
reward-lacks-points = { $missing ->
    [one] Не хватает { $missing } балла.
    [few] Не хватает { $missing } баллов.
    [many] Не хватает { $missing } баллов.
   *[other] Не хватает { $missing } балла.
}
reward-lacks-debt = { $debt ->
    [one] Сначала закроется долг: { $debt } балл.
    [few] Сначала закроется долг: { $debt } балла.
    [many] Сначала закроется долг: { $debt } баллов.
   *[other] Сначала закроется долг: { $debt } балла.
}
reward-lacks-limit = { $most ->
    [one] В этом году вы уже получили всё, что можно: { $most } раз.
    [few] В этом году вы уже получили всё, что можно: { $most } раза.
    [many] В этом году вы уже получили всё, что можно: { $most } раз.
   *[other] В этом году вы уже получили всё, что можно: { $most } раза.
}
reward-lacks-stock = Сейчас закончилось. Когда появится снова, здесь будет кнопка.
reward-lacks-offer = Снято с витрины.
reward-button-request = { $price ->
    [one] ✅ Обменять { $price } балл
    [few] ✅ Обменять { $price } балла
    [many] ✅ Обменять { $price } баллов
   *[other] ✅ Обменять { $price } балла
}
reward-button-edit = ✏️ Изменить
reward-button-withdraw = 🚫 Снять с витрины
reward-button-offer = Вернуть на витрину

redemption-title = { $price ->
    [one] 🎁 <b>{ $reward }</b> · { $price } балл
    [few] 🎁 <b>{ $reward }</b> · { $price } балла
    [many] 🎁 <b>{ $reward }</b> · { $price } баллов
   *[other] 🎁 <b>{ $reward }</b> · { $price } балла
}
redemption-who = Кому: { $name }
redemption-when = Запрос: { $when }
redemption-now-requested = ⏳ Ждёт решения. Баллы отложены.
redemption-now-approved = 👍 Одобрено
redemption-now-declined = ✖️ Отказано
redemption-now-handed-over = 📦 Выдано
redemption-now-confirmed = ✅ Получено
redemption-now-cancelled = ↩︎ Запрос отменён, баллы вернулись
redemption-approved = 👍 Одобрено · { $name }
redemption-approved-by = 👍 Одобрено · { $name }. Выдаст: { $fulfiller }
redemption-declined = ✖️ Отказано · { $name }: { $reason }. Баллы вернулись.
redemption-handed-over = 📦 Выдано · { $name }. Осталось подтвердить получение.
redemption-state-requested = ждёт решения
redemption-state-approved = одобрено
redemption-state-declined = отказано, баллы вернулись
redemption-state-handed-over = выдано
redemption-state-confirmed = получено
redemption-state-cancelled = отменено, баллы вернулись
redemption-approve = ✅ Одобрить
redemption-decline = Отказать
redemption-hand-over = 📦 Выдано
redemption-arrange = 🤝 Сделано
redemption-confirm = ✅ Получено
redemption-cancel = ↩︎ Отменить запрос
redemption-decline-why = Почему отказ? { $name } прочитает причину, баллы вернутся. Награда: { $reward }
redemptions-mine = 🎁 <b>Мои обмены</b>
redemptions-waiting = 📨 <b>Обмены, которые ждут вас</b>
redemptions-mine-empty = Обменов ещё не было.
redemptions-waiting-empty = Всё решено и выдано.
redemptions-row = { $sign } { $name } · { $state }
redemption-news-requested = 📨 <b>Запрос на награду</b>: { $name }
redemption-news-approved = 👍 <b>Награда одобрена</b>
redemption-news-declined = ✖️ <b>В награде отказано</b>, баллы вернулись: { $amount }
redemption-news-to-hand-over = 📦 <b>Нужно выдать награду</b>: { $name }
redemption-news-handed-over = 📦 <b>Награда выдана</b>. Если она у вас, подтвердите получение.

reward-ask-first = 🎁 <b>Новая награда</b>
    Напишите название и цену в баллах, например: <code>Толстовка 300</code>
reward-draft-new = 🎁 <b>Новая награда</b>
reward-draft-change = 🎁 <b>Награда</b>
reward-fetching = 🖼 Фото получено, сейчас появится на карточке.
reward-save = ✅ Сохранить
reward-saved = Сохранено
reward-ask = { $name }: { $hint }
reward-a-year = { $count ->
    [one] { $count } в год
    [few] { $count } в год
    [many] { $count } в год
   *[other] { $count } в год
}
reward-photo-there = есть
reward-field-name = Название
reward-field-price = Цена
reward-field-stock = Осталось
reward-field-kind = Вид
reward-field-per-person = На человека
reward-field-fulfiller = Выдаёт
reward-field-description = Описание
reward-field-photo = Фото
reward-hint-name = напишите название, например «Толстовка»
reward-hint-price = напишите число баллов
reward-hint-stock = напишите, сколько ещё можно обменять
reward-hint-kind = выберите кнопкой
reward-hint-per-person = напишите, сколько раз в год может получить один человек
reward-hint-fulfiller = напишите имя и фамилию того, кто выдаёт награду
reward-hint-description = напишите пару фраз: размер, цвет, где получить
reward-hint-photo = пришлите фото одним сообщением
reward-none-stock = без ограничений
reward-none-per-person = без ограничений
reward-none-fulfiller = любой из HR
reward-none-description = без описания
reward-none-photo = без фото
