using System.CommandLine;
using UngCuu.Bench;
using UngCuu.Data;

var incidents = new Argument<int>("incidents") { Description = "how many the database holds: 20000, 200000, 1000000" };
var database = new Option<DatabaseKind>("--database") { Description = "sqlite, or postgres: a private server for the time of the run", DefaultValueFactory = _ => DatabaseKind.Sqlite };
var server = new Option<FileInfo>("--server") { Description = "the published UngCuu.dll that is measured", Required = true };
var to = new Option<DirectoryInfo>("--out") { Description = "folder for the results", DefaultValueFactory = _ => new DirectoryInfo("results") };
var rounds = new Option<int>("--rounds") { Description = "requests of each measured scenario", DefaultValueFactory = _ => 200 };
var keep = new Option<bool>("--keep") { Description = "SQLite: measure on the database of the time before, and leave it" };
var only = new Option<string>("--only") { Description = "measure the scenarios whose names hold this, such as create", DefaultValueFactory = _ => "" };
var command = new RootCommand("Measures the server on a nation with many incidents") { incidents, database, server, to, rounds, keep, only };
command.SetAction((parsed, cancel) => Run.All(
    parsed.GetValue(incidents), parsed.GetValue(database), parsed.GetValue(server)!, parsed.GetValue(to)!, parsed.GetValue(rounds), parsed.GetValue(keep) && parsed.GetValue(database) == DatabaseKind.Sqlite, parsed.GetValue(only)!, cancel));
return await command.Parse(args).InvokeAsync();
