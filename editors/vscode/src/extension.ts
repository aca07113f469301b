import * as cp from "child_process";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions, State } from "vscode-languageclient/node";

/** The walkthrough whose first step says how the program is had. */
const INSTALL = "campaignc.campaign#start";

let client: LanguageClient | undefined;
let pages: Pages;
let output: vscode.OutputChannel;

/** A page that the server has made: the schedule, or a brief. */
interface Page {
  title: string;
  html: string;
}

/** Shows pages beside the text, each in a panel of its own that is kept. */
class Pages {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  constructor(private readonly icon: vscode.Uri) {}

  show(page: Page, kind: string): void {
    const key = `${kind} ${page.title}`;
    const known = this.panels.get(key);
    if (known) {
      known.webview.html = page.html;
      known.reveal(undefined, true);
      return;
    }
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    // The pages need no scripts and nothing from elsewhere.
    const panel = vscode.window.createWebviewPanel("campaign.page", page.title, beside, { enableScripts: false });
    panel.iconPath = this.icon;
    panel.webview.html = page.html;
    panel.onDidDispose(() => this.panels.delete(key));
    this.panels.set(key, panel);
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  pages = new Pages(vscode.Uri.joinPath(context.extensionUri, "icon.png"));
  output = vscode.window.createOutputChannel("Campaign");
  const command = (name: string, act: (...args: never[]) => unknown) =>
    context.subscriptions.push(vscode.commands.registerCommand(name, act));
  command("campaign.check", () => runInTerminal(["check"]));
  command("campaign.build", build);
  command("campaign.schedule", () => preview("campaignc.schedule"));
  command("campaign.brief", brief);
  command("campaign.restart", restart);
  context.subscriptions.push(
    output,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("campaign.path") || event.affectsConfiguration("campaign.today")) {
        void restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

function program(): string {
  return vscode.workspace.getConfiguration("campaign").get<string>("path")?.trim() || "campaignc";
}

/** The arguments that all calls share. */
function shared(): string[] {
  const today = vscode.workspace.getConfiguration("campaign").get<string>("today")?.trim();
  return today ? ["--today", today] : [];
}

async function start(): Promise<void> {
  if (!(await answers(program()))) {
    await explainMissing();
    return;
  }
  const server: ServerOptions = { command: program(), args: [...shared(), "lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: [{ language: "campaign" }, { pattern: "**/campaignc.yaml" }],
    outputChannel: output,
    markdown: { isTrusted: false },
    middleware: {
      // The lenses of the server are commands that give a page; here it is shown.
      executeCommand: async (name, args, next) => {
        const page = (await next(name, args)) as Page | null;
        if (page?.html) {
          pages.show(page, name);
        }
        return page;
      },
    },
  };
  client = new LanguageClient("campaign", "Campaign", server, options);
  client.onDidChangeState((event) => {
    if (event.newState === State.Stopped) {
      output.appendLine("The language server has stopped.");
    }
  });
  await client.start();
}

async function restart(): Promise<void> {
  await client?.stop();
  client = undefined;
  await start();
}

/** Whether a program can be called at all. */
function answers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    cp.execFile(name, ["--version"], { timeout: 10_000 }, (error) => resolve(!error));
  });
}

async function explainMissing(): Promise<void> {
  const set = "Say where it is";
  const get = "How to install it";
  const chosen = await vscode.window.showErrorMessage(
    `The program "${program()}" was not found. The extension needs campaignc on the PATH, or its place in the setting ` +
      `campaign.path. Colours and snippets work without it; problems, completion and schedules do not.`,
    set,
    get,
  );
  if (chosen === set) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "campaign.path");
  } else if (chosen === get) {
    await vscode.commands.executeCommand("workbench.action.openWalkthrough", INSTALL, false);
  }
}

/** The campaign that is being looked at. */
function current(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === "campaign") {
    return document;
  }
  void vscode.window.showInformationMessage("Open a .campaign file first.");
  return undefined;
}

async function preview(name: string, ...more: string[]): Promise<void> {
  const document = current();
  if (!document || !client) {
    return;
  }
  try {
    await vscode.commands.executeCommand(name, document.uri.toString(), ...more);
  } catch (error) {
    void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}

async function brief(): Promise<void> {
  const document = current();
  if (!document) {
    return;
  }
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri);
  const people = (lenses ?? [])
    .filter((lens) => lens.command?.command === "campaignc.brief")
    .map((lens) => String(lens.command?.arguments?.[1]));
  if (people.length === 0) {
    void vscode.window.showInformationMessage("There is no brief yet: the file has problems, or nobody publishes anything.");
    return;
  }
  const who = people.length === 1 ? people[0] : await vscode.window.showQuickPick(people, { placeHolder: "Whose brief?" });
  if (who) {
    await preview("campaignc.brief", who);
  }
}

async function build(): Promise<void> {
  const document = current();
  if (!document) {
    return;
  }
  await document.save();
  runInTerminal(["build", document.uri.fsPath]);
}

/** Runs the program where its whole output can be read. */
function runInTerminal(args: string[]): void {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const task = new vscode.Task(
    { type: "campaign" },
    vscode.TaskScope.Workspace,
    args[0],
    "campaignc",
    new vscode.ProcessExecution(program(), [...shared(), ...args], folder ? { cwd: folder.fsPath } : {}),
  );
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true };
  void vscode.tasks.executeTask(task);
}
