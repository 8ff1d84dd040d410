import type { Platform } from './packages.ts';

/** The guide that lies in a bundle, in Chinese; for Windows as Notepad reads it on every system. */
export function guideFor({ os }: Platform, version: string): string {
  const isWindows = os === 'win32';
  const text = isWindows ? guide(version, WINDOWS) : guide(version, OTHERS);
  return isWindows ? `\ufeff${text.replaceAll('\n', '\r\n')}` : text;
}

type Words = {
  readonly start: string;
  readonly drop: string;
  readonly command: string;
  readonly terminal: string;
  readonly trouble: readonly string[];
};

const WINDOWS: Words = {
  start: '双击 start.cmd',
  drop: '把文件夹或 PDF 拖到 start.cmd 上',
  command: 'ziping.cmd',
  terminal: '在资源管理器的地址栏输入 cmd 回车，即在本文件夹打开命令行',
  trouble: [
    '提示“已保护你的电脑”：点“更多信息”“仍要运行”，或由管理员放行 node\\node.exe。',
    '重定向到文件时请用 cmd；Windows PowerShell 5.1 会把中文转成乱码，须先执行 [Console]::OutputEncoding = [Text.Encoding]::UTF8。',
    '导出时提示写不了：目标文件正在 Excel 中打开，关闭后重试。',
  ],
};

const OTHERS: Words = {
  start: '在终端运行 ./start',
  drop: '运行 ./start 文件夹或PDF …',
  command: './ziping',
  terminal: '在本文件夹打开终端',
  trouble: [
    '提示没有执行权限（U 盘挂载为 noexec）：把整个文件夹复制到硬盘再运行，或执行 sh ./start；仍不行须复制。',
    '提示 GLIBC 版本过低：系统的 glibc 须为 2.28 或更新（银河麒麟 V10、统信 UOS 20 均可）。',
  ],
};

function guide(version: string, { start, drop, command, terminal, trouble }: Words): string {
  return `自评 ziping ${version}：绩效自评表数字化与复核
====================================

本文件夹自带全部所需：Node、程序、识别模型、语言数据。无须安装，不连网络，
不写注册表，不改系统；整个文件夹可以放在 U 盘上直接运行，删除文件夹即卸载。

一、先看看
  ${start}。
  程序读取 samples 里的样表，打印一个地址；把地址粘贴到浏览器打开，
  左边是原件，右边是读到的值，点一边，另一边亮起。存疑的值逐个核对：
  A 认可，E 更正，U 无法辨认，N 下一项。关闭窗口（或按 Ctrl-C）即停止。

二、读自己的文件
  ${drop}。
  PDF、扫描件、图片（PNG、JPEG、TIFF）和 ZIP 都读；Word、Excel 请先另存为 PDF。
  结果在本文件夹的 archive.ziping 里，再次运行只读新增的。

三、命令
  ${terminal}：
    ${command} doctor                                   本机能做什么
    ${command} show samples/g60.pdf                     看一份文件读到了什么
    ${command} ingest 文件夹 --archive archive.ziping   成批读取
    ${command} status archive.ziping --failed           哪些没有读出、为什么
    ${command} export archive.ziping --to 结果.xlsx     导出 Excel
    ${command} review archive.ziping                    复核
    ${command} verify archive.ziping                    归档是否被改动过
  每个命令加 --help 看用法。更多说明见 docs/tutorial.zh.md（十分钟入门）、docs/faq.zh.md（常见问题）。

四、遇到问题
${trouble.map(line => `  - ${line}`).join('\n')}
  - 没有读出的文件：${command} status archive.ziping --failed 写明原因和办法。
  - 用哪个浏览器都行，近五年的 Chrome、Edge、Firefox 及 360、奇安信等的极速模式均可。
`;
}
