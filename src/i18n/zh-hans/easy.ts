/** Simplified Chinese; the original. */
export const easy = {
  /** Large text, few controls. */
  mode: '长辈模式',
  showMap: '看地图',
  showWords: '看文字',
  /** Four large buttons; below each which services it stands for. */
  tasks: {
    heading: '您想做什么？',
    groceries: '菜市场、超市、便利店、肉铺',
    doctor: '卫生站、医院、药店',
    eating: '饭馆、早点、老年食堂',
    affairs: '社区、派出所、邮局、银行',
  },
  terms: (minutes: string, walker: string) => `按步行 ${minutes}、${walker}计算`,
  termsFixed: (walker: string) => `按标准的距离、${walker}计算`,
  read: {
    start: '读给我听',
    stop: '停止朗读',
    line: (service: string, far: string) => `${service}，${far}。`,
  },
  /** 两双腿: what a second walker reaches, and what not. */
  two: {
    label: '两双腿',
    choose: '和谁比',
    /** By the walker's id; the first two stand in for whoever is not named. */
    compare: {
      other: (walker: string) => `和「${walker}」比一比`,
      elder: '和慢走的比一比',
      adult: '和成年人比一比',
      standard: '和标准步速比一比',
      wheelchair: '和坐轮椅的比一比',
    },
    who: {
      other: (walker: string) => `换成「${walker}」`,
      elder: '年纪大了',
      adult: '按成年人的步速',
      standard: '按标准步速',
      wheelchair: '坐轮椅',
    },
    loses: (who: string, n: string) => `${who}会失去这 ${n} 项`,
    losesNothing: (who: string) => `${who}，标准要求的服务一项也不少`,
    gains: (who: string, n: string) => `${who}会多出这 ${n} 项`,
    unsure: (who: string, n: string) => `${who}有 ${n} 项说不准`,
    alsoLoses: (n: string) => `标准不要求的，还会失去 ${n} 项`,
    alsoGains: (n: string) => `标准不要求的，还会多出 ${n} 项`,
    reached: (walker: string, reached: string, of: string) => `${walker}：${of} 项服务有 ${reached} 项走得到`,
    list: (headline: string, names: string) => `${headline}：${names}`,
    separator: '、',
    stop: '。',
    service: '服务',
  },
}
