CREATE OR ALTER PROCEDURE dbo.[Log_Scrap] @pallet int AS
BEGIN
    INSERT INTO dbo.Scrap_Log (pallet) VALUES (@pallet);
END
GO
CREATE PROCEDURE dbo.Log_Read AS
    SELECT REPLACE(pallet, ' ', '') FROM dbo.Scrap_Log;
GO
