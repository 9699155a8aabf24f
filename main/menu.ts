import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** The usual edits and views with their keys; the commands of the console itself live in the window. */
export function setMenu(): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload', label: '重新加载窗口' },
    { type: 'separator' },
    { role: 'resetZoom', label: '实际大小' },
    { role: 'zoomIn', label: '放大' },
    { role: 'zoomOut', label: '缩小' },
    { role: 'togglefullscreen', label: '全屏' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: '开发者工具' } satisfies MenuItemConstructorOptions]),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
      { role: 'editMenu', label: '编辑' },
      { label: '视图', submenu: view },
      { role: 'windowMenu', label: '窗口' },
    ]),
  );
}
