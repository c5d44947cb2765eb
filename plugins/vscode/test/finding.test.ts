import assert from "node:assert/strict";
import { test } from "node:test";
import { findServer, type System, type Wanted } from "../src/finding";

function system(programs: readonly string[], others: Partial<System> = {}): System {
  const searchPath = "/usr/local/bin:/usr/bin";
  return { platform: "linux", home: "/me", searchPath, isProgram: (file) => programs.includes(file), ...others };
}

function wanted(others: Partial<Wanted> = {}): Wanted {
  return { setting: "", folders: ["/work/a", "/work/b"], interpreter: async () => undefined, ...others };
}

const WINDOWS = { platform: "win32", home: "C:\\me", searchPath: "C:\\Tools;C:\\Python" } as const;

test("an environment of the workspace comes before PATH, and .venv before venv", async () => {
  const found = await findServer(
    wanted(),
    system(["/usr/bin/gouji", "/work/b/venv/bin/gouji", "/work/b/.venv/bin/gouji"]),
  );

  assert.deepEqual(found, { program: "/work/b/.venv/bin/gouji", origin: "workspace" });
});

test("the environment of the chosen interpreter comes before PATH", async () => {
  const programs = ["/usr/bin/gouji", "/envs/x/bin/gouji"];
  const chosen = ["/envs/x/bin/python", "/envs/x"];
  const found = await Promise.all(
    chosen.map((each) => findServer(wanted({ interpreter: async () => each }), system(programs))),
  );

  assert.deepEqual(
    found.map((each) => each?.program),
    ["/envs/x/bin/gouji", "/envs/x/bin/gouji"],
  );
});

test("the interpreter is not asked for where the workspace has an environment", async () => {
  const interpreter = () => Promise.reject(new Error("asked"));
  const found = await findServer(wanted({ interpreter }), system(["/work/a/.venv/bin/gouji"]));

  assert.equal(found?.origin, "workspace");
});

test("folders of PATH are taken in their order, those that are relative never", async () => {
  const searchPath = ".:bin::/usr/local/bin:/usr/bin";
  const programs = ["gouji", "bin/gouji", "/gouji", "/usr/bin/gouji"];

  assert.deepEqual(await findServer(wanted(), system(programs, { searchPath })), {
    program: "/usr/bin/gouji",
    origin: "path",
  });
});

test("a setting names a path, one below the home or the workspace, or a name on PATH", async () => {
  const settings = ["/opt/gouji", " ~/gouji ", "env/bin/gouji", "${workspaceFolder}/env/bin/gouji", "gouji3"];
  const programs = ["/opt/gouji", "/me/gouji", "/work/b/env/bin/gouji", "/usr/bin/gouji3", "/usr/bin/gouji"];
  const found = await Promise.all(settings.map((setting) => findServer(wanted({ setting }), system(programs))));

  assert.deepEqual(
    found.map((each) => each?.program),
    ["/opt/gouji", "/me/gouji", "/work/b/env/bin/gouji", "/work/b/env/bin/gouji", "/usr/bin/gouji3"],
  );
});

test("a setting that names no program is not passed over", async () => {
  assert.equal(await findServer(wanted({ setting: "/nowhere" }), system(["/usr/bin/gouji"])), undefined);
});

test("on Windows programs lie in Scripts and end in .exe", async () => {
  const places = [
    ["D:\\w\\.venv\\Scripts\\gouji.exe", {}],
    ["D:\\e\\Scripts\\gouji.exe", { interpreter: async () => "D:\\e\\Scripts\\python.exe" }],
    ["D:\\e\\Scripts\\gouji.exe", { interpreter: async () => "D:\\e\\python.exe" }],
    ["C:\\Python\\gouji.exe", {}],
    ["D:\\w\\env\\gouji.exe", { setting: "${workspaceFolder}\\env\\gouji.exe" }],
    ["C:\\me\\gouji.exe", { setting: "~\\gouji.exe" }],
  ] as const;
  const found = await Promise.all(
    places.map(([program, others]) =>
      findServer(wanted({ folders: ["D:\\w"], ...others }), system([program], WINDOWS)),
    ),
  );

  assert.deepEqual(
    found.map((each) => each?.program),
    places.map(([program]) => program),
  );
});
