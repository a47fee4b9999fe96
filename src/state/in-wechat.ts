/**
 * Whether the page is shown by WeChat, whose browser neither downloads nor prints nor shares: `MicroMessenger/…` in the
 * user agent, on every system.
 */
export const isWeChat = (userAgent: string = navigator.userAgent): boolean =>
  /\bMicroMessenger\//i.test(userAgent)
