/** Simplified Chinese; the original. */
export const hours = {
  when: {
    label: '什么时候去',
    any: '任何时间',
    now: '现在',
    time: '几点',
    on: (weekday: string, time: string) => `${weekday} ${time}`,
    nowAt: (time: string) => `现在（${time}）`,
  },
  state: {
    open: '营业中',
    openUntil: (at: string) => `营业中 · ${at} 关`,
    closed: '已关',
    closedUntil: (at: string) => `已关 · ${at} 开`,
    unknown: '时间未知',
  },
  /** Under the key sentence. */
  line: {
    lead: (when: string, n: string) => `${when}：走得到的 ${n} 项里，`,
    open: (n: string) => `${n} 项确知有开着的`,
    unknown: (n: string) => `${n} 项时间未知`,
    closed: (n: string) => `${n} 项确知都关着`,
    separator: '，',
    stop: '。',
  },
  known: (readable: string, of: string) => `${of} 处里只有 ${readable} 处写有时间`,
  knownNone: (of: string) => `${of} 处都没写时间`,
  /** Another is nearer, but not as likely to be open. */
  nearer: (minutes: string) => `最近的一处（${minutes}）`,
  nearerIs: { open: '也开着', closed: '那时关着', unknown: '时间未知' },
  choices: {
    heading: (n: string) => `${n} 处可选`,
    nearest: (n: string) => `最近的 ${n} 处`,
    /** With a time: not all of them are listed. */
    some: (n: string) => `先看这 ${n} 处`,
    more: (n: string) => `另有 ${n} 处`,
  },
  week: {
    caption: '这一周的开放时间',
    today: (weekday: string) => `今天（${weekday}）`,
    everyDay: '每天',
    closed: '不开',
    allDay: '全天',
    span: (from: string, to: string) => `${from}–${to}`,
    unsure: (span: string) => `${span}（不一定）`,
    separator: '、',
    raw: (text: string) => `地图原文：${text}`,
  },
  tolerance: {
    label: '允许缺几项',
    none: '一项也不能缺',
    some: (n: string) => `允许缺 ${n} 项`,
    note: (n: string) => `缺 ${n} 项以内的社区，地图上也算达到。`,
  },
  street: {
    offer: '改从最近的街道出发',
    away: (metres: string) => `离这里约 ${metres}`,
  },
}
