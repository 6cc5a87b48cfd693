/** `none`: this browser has no notifications. */
export const notificationPermission = (): NotificationPermission | 'none' =>
  typeof Notification === 'undefined' ? 'none' : Notification.permission;

/** Browsers ask their user, and only after a press. */
export const askForNotifications = (): void => {
  if (notificationPermission() === 'default') void Notification.requestPermission();
};
