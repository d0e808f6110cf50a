return await UngCuu.Commands.CommandLine.Run(args);
