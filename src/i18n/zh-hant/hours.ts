/** Traditional Chinese, made from zh-hans by scripts/write-zh-hant.ts. */
export const hours = {
  when: {
    label: '什麼時候去',
    any: '任何時間',
    now: '現在',
    time: '幾點',
    on: (weekday: string, time: string) => `${weekday} ${time}`,
    nowAt: (time: string) => `現在（${time}）`,
  },
  state: {
    open: '營業中',
    openUntil: (at: string) => `營業中 · ${at} 關`,
    closed: '已關',
    closedUntil: (at: string) => `已關 · ${at} 開`,
    unknown: '時間未知',
  },
  /** Under the key sentence. */
  line: {
    lead: (when: string, n: string) => `${when}：走得到的 ${n} 項裡，`,
    open: (n: string) => `${n} 項確知有開著的`,
    unknown: (n: string) => `${n} 項時間未知`,
    closed: (n: string) => `${n} 項確知都關著`,
    separator: '，',
    stop: '。',
  },
  known: (readable: string, of: string) => `${of} 處裡只有 ${readable} 處寫有時間`,
  knownNone: (of: string) => `${of} 處都沒寫時間`,
  /** Another is nearer, but not as likely to be open. */
  nearer: (minutes: string) => `最近的一處（${minutes}）`,
  nearerIs: { open: '也開著', closed: '那時關著', unknown: '時間未知' },
  choices: {
    heading: (n: string) => `${n} 處可選`,
    nearest: (n: string) => `最近的 ${n} 處`,
    /** With a time: not all of them are listed. */
    some: (n: string) => `先看這 ${n} 處`,
    more: (n: string) => `另有 ${n} 處`,
  },
  week: {
    caption: '這一週的開放時間',
    today: (weekday: string) => `今天（${weekday}）`,
    everyDay: '每天',
    closed: '不開',
    allDay: '全天',
    span: (from: string, to: string) => `${from}–${to}`,
    unsure: (span: string) => `${span}（不一定）`,
    separator: '、',
    raw: (text: string) => `地圖原文：${text}`,
  },
  tolerance: {
    label: '允許缺幾項',
    none: '一項也不能缺',
    some: (n: string) => `允許缺 ${n} 項`,
    note: (n: string) => `缺 ${n} 項以內的社區，地圖上也算達到。`,
  },
  street: {
    offer: '改從最近的街道出發',
    away: (metres: string) => `離這裡約 ${metres}`,
  },
}
