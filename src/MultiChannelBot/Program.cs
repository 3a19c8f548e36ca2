return await MultiChannelBot.Commands.Verbs.RunAsync(args);
