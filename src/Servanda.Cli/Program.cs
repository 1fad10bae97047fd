using Servanda.Cli.Commands;

return await CommandLine.RunAsync(args);
