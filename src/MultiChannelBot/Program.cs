using MultiChannelBot.Commands;

return await CommandLine.RunAsync(args);
