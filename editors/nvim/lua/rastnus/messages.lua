--- What the plugin itself says, in the language of the server's messages. `:checkhealth` and
--- `:help` are in English, as Neovim's own are.
local M = {}

local TEXTS = {
  en = {
    missing = "There is no program “%s”. Install rastnus (editors/nvim/README.md tells how) or name its path in vim.lsp.config; :checkhealth rastnus tells more.",
    not_running = "rastnus is not running in this buffer; :checkhealth rastnus says why.",
    too_old = "This version of the program rastnus cannot do that (%s). Install a newer one.",
    crashes = "rastnus ended by itself %d times and is not started again. :Rastnus log tells more, :Rastnus restart tries again.",
    failed = "rastnus: %s",
    unchanged = "Nothing to change.",
    changed = "%d changed.",
    block = "A block of columns cannot be changed as one text. Select characters or lines.",
    unknown = "There is no action “%s”. :Rastnus and a tab show all of them.",
    needs = ":Rastnus %s needs one of: %s",
    no_name = "Select a name, or write it: :Rastnus add-name %s NAME",
    no_finding = "No finding of rastnus here. Name a rule: :Rastnus %s RULE",
    no_names = "No names were found in this text.",
    names = "Names in %s",
    which = "rastnus",
    added = "“%s” is one of the names of the house now.",
    accepted = "“%s” is accepted: what was found in it is left out in all texts of this folder.",
    restarted = "rastnus was started anew.",
    status = "Language: %s · findings: %d · profile: %s · rastnus %s",
  },
  ckb = {
    missing = "پرۆگرامی «%s» نەدۆزرایەوە. rastnus دابمەزرێنە (بڕوانە editors/nvim/README.md) یان ڕێڕەوەکەی لە vim.lsp.config بنووسە؛ :checkhealth rastnus زیاتر دەڵێت.",
    not_running = "rastnus لەم دەقەدا کار ناکات؛ :checkhealth rastnus دەڵێت بۆچی.",
    too_old = "ئەم وەشانەی rastnus ئەوە ناکات (%s). وەشانێکی نوێتر دابمەزرێنە.",
    crashes = "rastnus %d جار خۆی داخرا و ئیتر دەست پێ ناکاتەوە. :Rastnus log زیاتر دەڵێت، :Rastnus restart هەوڵ دەداتەوە.",
    failed = "rastnus: %s",
    unchanged = "هیچ شتێک نییە بگۆڕدرێت.",
    changed = "%d شوێن گۆڕدرا.",
    block = "بلۆکێکی ستوونی وەک یەک دەق ناگۆڕدرێت. پیت یان دێڕ هەڵبژێرە.",
    unknown = "کردارێک بە ناوی «%s» نییە. :Rastnus و دوگمەی تاب هەموویان پیشان دەدەن.",
    needs = ":Rastnus %s یەکێک لەمانەی دەوێت: %s",
    no_name = "ناوێک هەڵبژێرە، یان بینووسە: :Rastnus add-name %s ناو",
    no_finding = "rastnus لێرەدا هیچی نەدۆزیوەتەوە. یاسایەک ناو ببە: :Rastnus %s یاسا",
    no_names = "لەم دەقەدا هیچ ناوێک نەدۆزرایەوە.",
    names = "ناوەکانی %s",
    which = "rastnus",
    added = "«%s» ئێستا یەکێکە لە ناوەکانی دەزگاکەت.",
    accepted = "«%s» پەسەند کرا: ئەوەی تێیدا دۆزرابووەوە لە هەموو دەقەکانی ئەم بوخچەیەدا پشتگوێ دەخرێت.",
    restarted = "rastnus سەرلەنوێ دەستی پێ کردەوە.",
    status = "زمان: %s · دۆزراوە: %d · پڕۆفایل: %s · rastnus %s",
  },
  kmr = {
    missing = "Bernameya “%s” nehat dîtin. rastnus saz bike (li editors/nvim/README.md binêre) an jî riya wê di vim.lsp.config de binivîse; :checkhealth rastnus bêtir dibêje.",
    not_running = "rastnus di vê nivîsê de naxebite; :checkhealth rastnus dibêje çima.",
    too_old = "Ev guhertoya rastnus wê nake (%s). Guhertoyeke nûtir saz bike.",
    crashes = "rastnus %d caran ji xwe hat girtin û êdî nayê destpêkirin. :Rastnus log bêtir dibêje, :Rastnus restart dîsa diceribîne.",
    failed = "rastnus: %s",
    unchanged = "Tiştek tune ku bê guhertin.",
    changed = "%d cih hatin guhertin.",
    block = "Bloka stûnan wek nivîsekê nayê guhertin. Tîpan an rêzan hilbijêre.",
    unknown = "Kiryarek bi navê “%s” tune. :Rastnus û bişkoja tab hemûyan nîşan didin.",
    needs = ":Rastnus %s yek ji van dixwaze: %s",
    no_name = "Navekî hilbijêre, an jî binivîse: :Rastnus add-name %s NAV",
    no_finding = "rastnus li vir tiştek nedîtiye. Rêgezekê bi nav bike: :Rastnus %s RÊGEZ",
    no_names = "Di vê nivîsê de tu nav nehatin dîtin.",
    names = "Navên %s",
    which = "rastnus",
    added = "“%s” niha yek ji navên sazîyê ye.",
    accepted = "“%s” hat pejirandin: yên tê de hatibûn dîtin di hemû nivîsên vê peldankê de tên paşguhkirin.",
    restarted = "rastnus ji nû ve hat destpêkirin.",
    status = "Ziman: %s · dîtin: %d · profîl: %s · rastnus %s",
  },
}

--- The language of a tag such as `ckb`, `ku_IQ.UTF-8` or `en`; nil for one that we do not speak.
--- As the server chooses.
local function speaks(tag)
  local language, rest = (tag or ""):match("^(%a+)(.*)")
  if language == "ku" then
    local arabic = rest:match("^[_-]Arab") or rest:match("[_-]IQ") or rest:match("[_-]IR")
    return arabic and "ckb" or "kmr"
  end
  return TEXTS[language] and language or nil
end

local function locale()
  local config = vim.lsp.config.rastnus or {}
  return speaks(vim.tbl_get(config, "settings", "rastnus", "locale"))
    or speaks(vim.env.LC_ALL or vim.env.LC_MESSAGES or vim.env.LANG)
    or "en"
end

--- The message `key`, with what belongs into it.
---@param key string
function M.text(key, ...)
  return TEXTS[locale()][key]:format(...)
end

---@param level integer one of vim.log.levels
---@param key string
function M.say(level, key, ...)
  vim.notify(M.text(key, ...), level)
end

M.TEXTS = TEXTS

return M
